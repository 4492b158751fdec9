import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseIn } from '../../../src/conversation/hearing/case-in.ts';
import { realTexts } from './organ-roster.ts';

describe('a case at law of somebody’s own, or a tender, is asked about at forwarding', () => {
  it.each([
    '我的案子在法院一年多了还没有判',
    '（2026）云0102民初1234号什么时候判',
    '请督促五华区法院执行云0102执567号案',
    '法院判了我胜诉，执行局一直不执行',
    '我去派出所报案，他们不予立案',
    '经侦立案半年了，办案民警说没有进展',
    '我弟弟被刑拘了，我们认为抓错了人',
    '儿子被行政拘留十五天，不公平',
    '一审判决不公，我们已经上诉，希望代表过问',
    '我对这个处罚决定不服，请代表帮忙撤销',
    '城管给我下了行政处罚决定书，罚了五千，请求撤销',
    '交警的责任认定书不公正，我不认可责任认定书',
    '这是冤案，请求再审',
    '承办法官和对方是亲戚，偏袒他们',
    '2026年3月法院开庭，至今没有判决，请催一下',
    '我们和物业打的官司，二审判我们输，不服',
    '公安局立案后一直不抓人，我家的案子拖着',
    '法官枉法裁判，请求监督',
    '我妈申请强制执行两年，法院说对方没有财产，执行不到',
    '我父亲的案件移送检察院了，请帮我问问',
    '检察院不批准逮捕伤人的人，把人取保候审了',
    '不服交通事故认定书，复核也维持了',
    'The court hearing in my case was adjourned again',
    'I was charged by the police and it is unfair, please talk to the judge',
    'The magistrates fined me and ordered me to pay, my appeal is next week',
    'Police dropped the case against our neighbour, my appeal was ignored by the court',
  ])('case: %s', (text) => {
    expect(caseIn(text)?.kind).toBe('case');
  });

  it.each([
    '区医院设备采购评标不公，专家和中标单位是一家',
    '我公司参加了道路绿化投标，被无故废标',
    '他们串标围标，请查一下',
    '招标文件量身定制，就是给某公司的',
    '学校食堂招标暗箱操作，请重新招标',
    '中标候选人没有资质，我们质疑无人答复',
    'Our bid for the park contract was rejected without reason',
    'The tender process for bin collection was rigged',
  ])('tender: %s', (text) => {
    expect(caseIn(text)?.kind).toBe('tender');
  });

  it('says by which words', () => {
    expect(caseIn('您好。我的案子请您帮忙。路灯也坏了')).toEqual({ kind: 'case', words: ['我的案子'] });
    expect(caseIn('他们串标，评标也不公')).toEqual({ kind: 'tender', words: ['串标', '评标'] });
    expect(caseIn(`${'我的案子。'.repeat(9)}执行局。冤案。错案。看守所。再审法官。有案不立。`)?.words).toHaveLength(5);
  });
});

describe('and whoever only names a court, the police or a contract is left alone', () => {
  it.each([
    '法院门口的路灯坏了',
    '派出所旁边天天堵车',
    '希望派出所多巡逻，最近小偷多',
    '报警三次，民警来了就不吵了，走了又吵',
    '建议法院多开展普法宣传',
    '根据《民法典》第二百七十八条，应当由业主共同决定',
    '最高人民法院关于物业服务的司法解释第二条有规定',
    '物业再不修我们就去法院起诉',
    '如果不解决，我们将依法起诉',
    '老板拖欠工资，劳动局让我们去法院起诉',
    '想申请法律援助，要什么材料',
    '我要立案侦探社的招牌挡住了路灯',
    '公安局办身份证的窗口太少',
    '户口本丢了，派出所让我跑三趟',
    '交警应该管管飙车，抓到就处罚',
    '这个路口出过三次交通事故，建议装红绿灯',
    '工程已经招标，什么时候开工',
    '中标老板把工程转给别人，拖欠我们工资',
    '新学校的项目何时完成招标',
    '执行力太差，路修了一年',
    '小区执行垃圾分类以后好多了',
    '楼上装修我投诉过，城管开了整改通知，没有执行',
    '城市发展目标定得好',
    '天天看法治节目，觉得判得好',
    '邻居家狗咬了我，找派出所调解没有结果',
    '我上诉求很简单：装一盏灯',
    '会诊后医生判断错误',
    '开庭院门的钥匙物业不给',
    'The car park opposite the court is full',
    'The police should patrol Quay Lane at night',
    'In any case the lamp should be mended',
    'When will the tender for the new bridge be published?',
    '',
  ])('%s', (text) => {
    expect(caseIn(text)).toBeUndefined();
  });

  it('anything is read quickly', () => {
    for (const bit of ['法院', '我', '立案', '派出所', '(2026)', 'my case ', '投标'])
      expect(caseIn(bit.repeat(5000))).not.toBe(null);
  });
});

const real = join(
  process.env.HUYING_SHARED ?? join(import.meta.dirname, '../../../../shared'),
  'data/real-opinions.jsonl',
);
if (!existsSync(real))
  console.warn(
    `SKIPPED: no real texts at ${real}; set HUYING_SHARED to the folder that holds data/real-opinions.jsonl`,
  );

it.skipIf(!existsSync(real))('of the texts that people really wrote fewer than one in fifty is asked about', () => {
  const texts = realTexts(real);
  const kinds = texts.flatMap((text) => caseIn(text)?.kind ?? []);
  const tenders = kinds.filter((kind) => kind === 'tender').length;
  console.info(`${kinds.length} questions on ${texts.length} real texts, ${tenders} of them about tenders`);
  expect(kinds.length / texts.length).toBeLessThan(0.02);
});
