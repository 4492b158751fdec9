/** 已解决 · B，12月1日前 · 3 · not now: the class of an answer or a reply, said in words, when it was asked for. */

import type { Day } from '../../domain/day.ts';
import type { FeedbackClass } from '../../domain/opinion.ts';
import { choiceNumber } from './choice-words.ts';
import { fold, withoutParticles } from './fold.ts';
import { isOnlyDay } from './guess-day.ts';

const longest = 60;
const letters = ['A', 'B', 'C', 'D'] as const;

/**
 * The class that a whole message names, a day beside it allowed (guessDay reads it). Undefined for everything else: a
 * sentence about the matter is the answer itself, and 没解决 says no class.
 */
export function classOf(words: string, today: Day): FeedbackClass | undefined {
  if (words.length > longest) return undefined;
  const text = words.normalize('NFKC').trim();
  const whole = classNamed(text);
  if (whole) return whole;
  // The day stands behind the class, or before it: 12月1日前解决.
  const breaks = [
    ...text.matchAll(
      /[\s,，、。:：;；()（）]+|(?<=\p{Script=Han})(?=[\d下这本明后年月])|(?<=[前底内日号天]|[周期拜][一二三四五六])(?=\p{Script=Han})/gu,
    ),
  ];
  for (const { index, 0: sign } of breaks) {
    const [first, second] = [text.slice(0, index), text.slice(index + sign.length)];
    const [named, other] = [classNamed(first), classNamed(second)];
    if (named && isDayOf(second, today)) return named;
    if (other && other !== 'A' && isDayOf(first, today)) return other;
    // What is to be solved by a day is being solved.
    if (
      /^(?:内|前)?(?:就|可|可以|会|能|将|要)?(?:全部)?(?:解决|办完|办好|修好|完成)$/u.test(plain(second)) &&
      isDayOf(first, today)
    )
      return 'B';
    // B类：正在解决
    if (named && named === other) return named;
  }
  return undefined;
}

const plain = (words: string): string => withoutParticles(fold(words));
const isDayOf = (words: string, today: Day): boolean =>
  isOnlyDay(words.replace(/[\s()（）。.，,]+$/u, ''), today) || isOnlyDay(words.replace(/[)）]$/u, ''), today);

function classNamed(words: string): FeedbackClass | undefined {
  const said = plain(words).replace(around, '');
  const number = choiceNumber(said);
  if (number !== undefined) return letters[number - 1];
  const letter = said.match(/^([a-d])(?:类|級|级|档)?$/)?.[1] ?? said.match(/^class ([a-d])$/)?.[1];
  return letter ? letters.find((one) => one.toLowerCase() === letter) : letters.find((one) => names[one].test(said));
}

const around =
  /^(?:选择?|回复?|结果(?:是|为)?|类别(?:是|为)?|属于|算|应该是|就|it is|it's|it has been|has been|result(?: is)?)[:： ]*|(?:类?(?:问题|事项)|[\s,，]*(?:谢谢|thanks|please))$/gu;
const names: Readonly<Record<FeedbackClass, RegExp>> = {
  // 解决 alone is a wish as well.
  A: /^(?=.*(?:[已了完毕都均好定结]|到位|基本|全部|落实)|[a-z])(?:问题|事情)?(?:已经?|都|基本上?|全部|均|现)*(?:解决|办结|办好|办完|处理好|处理完|修好|落实|整改完成|完成|搞定|弄好)(?:完|完毕|到位)?了?$|^(?:solved|resolved|fixed|done|it is done|all done|completed|sorted)$/u,
  B: /^(?:问题|目前|现在|还)*(?:正在|正|在)(?:解决|办理?|处理|修|落实|整改|推进|协调|进行)(?:中|当中|之中)?$|^(?:已经?)?列入(?:了)?(?:计划|规划)(?:解决|逐步解决)?$|^(?:有|在)?计划(?:解决|办理|中|内)?$|^(?:正在|逐步|计划|准备|将要?|会|限期|拟|继续)(?:逐步)?(?:解决|办理)$|^(?:解决|办理|处理|整改|推进)中$|^(?:being|to be|will be|going to be) (?:solved|resolved|fixed|done)(?: soon)?$|^(?:planned|in progress|under way|underway|ongoing|in hand|scheduled)$/u,
  C: /^(?:问题|目前|现在)*(?:暂时?|现阶段|一时|短期内|近期|眼下)?(?:还)?(?:不能|无法|没法|没办法|不可能|难以|不具备条件|解决不了|办不了|办不到|不行)(?:解决|办理?|处理|满足|做到)?了?(?:[,，]?(?:需要?)?(?:说明|解释)(?:原因|理由)?)?$|^(?:留待以后|以后再?)解决$|^(?:not now|cannot(?: be solved)?(?: now| at present)?|can't(?: be solved| be done)?(?: now)?|not possible(?: now)?|impossible(?: now)?|not at present|not for now)(?:, with a reason)?$/u,
  D: /^(?:留作?|仅?供|作为?|只作?)?参考$|^(?:已|留作)?(?:吸收|采纳)?(?:并)?供?(?:工作)?参考$|^(?:for |as )?(?:reference|information|your information)(?: only)?$|^noted$/u,
};
