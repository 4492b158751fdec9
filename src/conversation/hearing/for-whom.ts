/** For whom somebody speaks: asked only when the text suggests that it is not for themself (voice.md section 2). */

import type { ForWhom } from '../../domain/opinion.ts';

const kin =
  '(?:爸|妈|爹|娘|爸爸|妈妈|父亲|母亲|父母|爷爷|奶奶|外公|外婆|公公|婆婆|岳父|岳母|老公|老婆|丈夫|妻子|爱人|媳妇|儿子|女儿|姑娘|孩子|小孩|娃|娃娃|小娃|孙子|孙女|外孙|哥|哥哥|姐|姐姐|弟|弟弟|妹|妹妹|叔叔|舅舅|姑姑|姨妈|侄儿|侄女|家人|家属|家里?老人|老人家)';

// Said on their behalf (帮邻居, 隔壁的独居老人), not about them (邻居扰民).
const neighbour =
  /(?:帮|替|代|为我)(?:我们?)?(?:的|家)?(?:邻居|隔壁|楼上|楼下|对门|街坊)|(?:邻居|隔壁|对门|楼下|楼上)(?:家)?(?:的)?(?:一?[位个])?(?:独居|孤寡|残疾|生病)?(?:老人|大爷|大妈|大娘|爷爷|奶奶|婆婆)|\b(?:for|on behalf of) (?:my|our|a) neighbou?rs?\b|\bmy (?:elderly|old|disabled|sick) neighbou?r\b/iu;
const people = '(?:业主|住户|居民|村民|家长|商户|职工|员工|学生|工友|农户|考生|司机|教师|老师|战友|购房者|租户|党员)';
const group = new RegExp(
  [
    `(?:我们|咱们)(?:都?是|全体|所有|这些|[^，。！？,!?\\s]{0,14}?的)?[^，。！？,!?\\s]{0,16}?${people}`,
    `(?:全体|广大|众多|所有|代表)[^，。！？,!?\\s]{0,8}${people}`,
    // 我们小区, our street say where, not for whom.
    '全村|全小区|全楼',
    '(?:联名|集体|联合)(?:反映|签名|上书|投诉|请求|请愿)|代表(?:大家|我们|全)',
    '\\b(?:all|many|most) (?:of us|(?:of )?(?:the )?(?:residents|tenants|neighbou?rs|parents|villagers|owners))\\b',
    '\\bwe(?: are|,)? (?:all |the )?(?:residents|tenants|parents|villagers|owners|neighbou?rs)\\b',
    '\\bon behalf of (?:all|the|our)\\b|\\bpetition\\b',
  ].join('|'),
  'iu',
);
const family = new RegExp(
  [
    `(?:我们?|本人|俺|咱)(?:的|家|家里)?(?:[\\d一二三四五六七八九十]+多?岁)?的?${kin}`,
    `(?:帮|替|代|为)(?:我)?(?:家里?)?的?${kin}(?:反映|问|咨询|申请|投诉|提|办)`,
    '\\bmy (?:(?:elderly|old|sick|disabled|late|little|young|\\d+[- ]year[- ]old) )?(?:mum|mom|mother|dad|father|parents|husband|wife|partner|son|daughter|child|children|kids?|baby|brother|sister|grandmother|grandfather|grandma|grandpa|grandson|granddaughter|family|uncle|aunt)\\b',
  ].join('|'),
  'iu',
);

/** Whom the text is for, beside the writer; nothing when nothing suggests it. A group goes before a family. */
export function forWhomHint(text: string): Exclude<ForWhom, 'self'> | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .slice(0, 4000);
  if (neighbour.test(plain)) return 'neighbour';
  if (group.test(plain)) return 'group';
  return family.test(plain) ? 'family' : undefined;
}
