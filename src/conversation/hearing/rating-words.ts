/** 解决了，就是态度不好 / it's fine, thanks: a rating in words, heard when a rating was asked for (lifecycle.md, rate). */

import type { Rating } from '../../domain/opinion.ts';
import { choiceNumber } from './choice-words.ts';
import { fold, withoutParticles } from './fold.ts';
import { phraseKind } from './phrases.ts';

export interface HeardRating {
  readonly solved?: NonNullable<Rating['solved']>;
  readonly answer?: NonNullable<Rating['answer']>;
  readonly attitude?: NonNullable<Rating['attitude']>;
  /** A number in the same breath: "1 谢谢". */
  readonly number?: number;
  /** More was said than the rating: the whole text, as it was written. */
  readonly remark?: string;
}

type Mark = NonNullable<Rating['answer']>;

/** `asked`: what the newest question was about; a bare mark (满意, good) is about that. */
export function ratingOf(text: string, asked: 'solved' | 'answer' | 'attitude'): HeardRating | undefined {
  if (text.length > longest) return undefined;
  const heard: { -readonly [Key in keyof HeardRating]: HeardRating[Key] } = {};
  let more = false;
  for (const clause of text.split(clauses)) {
    const phrase = withoutParticles(fold(clause)).replace(around, '').trim();
    if (phrase === '' || (asked === 'solved' && vague.test(phrase))) continue;
    const number = choiceNumber(phrase);
    const solvedHere = asked === 'solved' ? solvedOf(phrase) : undefined;
    if (number !== undefined) heard.number ??= number;
    // "Solved, but it is broken again": two minds are a part.
    else if (solvedHere) heard.solved = heard.solved && heard.solved !== solvedHere ? 'partly' : solvedHere;
    else if (!marked(phrase, asked, heard) && !courteous(phrase)) {
      // What begins with something else is no rating: 路灯又坏了，没解决.
      if (Object.keys(heard).length === 0) return undefined;
      more = true;
    }
  }
  if (Object.keys(heard).length === 0) return undefined;
  return more ? { ...heard, remark: text } : heard;
}

// Whoever writes a page has more to say than a mark.
const longest = 300;
const clauses =
  /[，,。.！!？?；;、~～…\n]+(?:\s*(?:但是|不过|可是|只是|就是|但|而且|and|but)[\s,，]*)?|(?:但是|不过|可是|只是|就是|但|而且)|\s+but\s+|(?<=[\p{Script=Han}\d])\s+|\s+(?=\p{Script=Han})|(?<=\p{Script=Han})(?=谢谢)/u;
// 好的 after "solved?" may be no more than a nod.
const vague = /^(?:好的?|行|嗯嗯?|ok|okay)$/u;
const around =
  /^(?:嗯|哦|那|都|全|已经|基本上?都?(?=解决|修|办|处理)|算是|已|终于|总算|问题|事情|这个?|现在|well|it is|it's|it was|he was|she was|they were|now)+\s*(?=.{2})|吧$|\s(?:now|thanks|thank you)$/gu;

const solved: Readonly<Record<NonNullable<Rating['solved']>, RegExp>> = {
  yes: /^(?:是的?|对的?|有|嗯?解决(?:好|完)?了|全?部?解决|解决|修好了?|办好了?|好了|弄好了|整好了|搞定了?|处理(?:好|完)?了|没(?:有|得)?问题了|可以了|恢复了|通了|亮了|(?:解决|修|办)得?(?:很|挺|非常)?(?:好|快|到位|及时)|yes|yep|yeah|yup|solved|fixed|resolved|done|sorted|mended|repaired|works?|working|all (?:good|fine|fixed|done|solved)|fine|completely|it does|it has|it works|problem solved|ok)$/u,
  partly:
    /^(?:部分|部分解决了?|解决了?(?:一)?(?:部分|半|些|点)|一(?:部分|半|点点?)|只?解决了?一(?:部分|半|点)|差不多|没完全解决|没有完全解决|不完全|还差一?(?:点|些)|partly|partially|half|in part|somewhat|a bit|a little|not (?:completely|fully|entirely|quite)|partly solved|almost)$/u,
  no: /^(?:没|没有|没得|不|不是|没(?:有|得)?(?:完|得到)?(?:解决|修好?|办好?|处理好?|弄好?|整好?|搞定)|(?:根本|完全|还是?|都|一点)*(?:没有?|没得|未)(?:解决|修好?|办好?|处理|弄好|整好|动)|未解决|还没|还没有|还没好|没好|还是(?:老样子|一样|那样|不行|没好|坏的)|老样子|不行|没(?:变化|动静|人来|人管|效果|用)|又坏了|又不(?:亮|行|通)了|又出问题了|no|nope|nah|not (?:solved|fixed|resolved|done|yet|at all|really)|it isn't|it hasn't|it is not|unsolved|still (?:broken|the same|not (?:solved|fixed|done)|waiting)|nothing (?:happened|changed|was done)|broken again|the same|same as before)$/u,
};

function solvedOf(phrase: string): HeardRating['solved'] {
  return (['partly', 'no', 'yes'] as const).find((one) => solved[one].test(phrase));
}

const marks: Readonly<Record<Mark, string>> = {
  bad: '不(?:太|是很|怎么|大)?(?:满意|好|行|高兴)|很?不满意?|(?:很|太|非常|极|比较|有点)?(?:差|差劲|糟|恶劣|敷衍|冷淡|失望)(?:得很|了)?|差评|bad|poor|terrible|awful|rude|unhappy|unsatisfied|dissatisfied|not (?:very )?(?:good|happy|satisfied|polite)|disappointed|disappointing',
  fair: '基本(?:上)?满意|一般般?|还(?:行|可以|好|凑合)|凑合|马马虎虎|过得去|中等|fair|so so|so-so|average|mostly(?: satisfied)?|not bad|acceptable|alright',
  good: '(?:很|挺|非常|十分|比较|都|太|相当)*(?:满意|好|不错|到位|热情|耐心|好了)的?|满意的|可以的|点赞|赞|good|very good|great|excellent|satisfied|very satisfied|happy|very happy|polite|very polite|kind|perfect|wonderful|nice',
};
const zhAbout =
  '(?:对)?(?:你们|您|代表|他们?|她)?的?((?:答复|回复|反馈|处理|结果|办理|态度|服务|和|与|、|也|都)*)(?:结果)?(?:我|也|还是?|都|就|太)*';
const enAbout =
  '(?:the |his |her |their |your )?((?:answer|reply|attitude|manner|manners|service|staff|and|both| )*)(?: ?(?:was|is|were|are) )?(?:really |quite |very )?';
const marking = (['bad', 'fair', 'good'] as const).map(
  (mark) => [mark, new RegExp(`^(?:${zhAbout}|${enAbout})(?:${marks[mark]})$`, 'u')] as const,
);

function marked(
  phrase: string,
  asked: 'solved' | 'answer' | 'attitude',
  heard: { answer?: Mark; attitude?: Mark },
): boolean {
  for (const [mark, pattern] of marking) {
    const found = phrase.match(pattern);
    if (!found) continue;
    const about = found[1] ?? found[2] ?? '';
    const attitude =
      /态度|服务|attitude|manner|service|staff/.test(about) || /热情|耐心|恶劣|冷淡|rude|polite|kind/.test(phrase);
    const answer = /答复|回复|反馈|处理|结果|办理|answer|reply/.test(about);
    if (attitude || (!answer && asked === 'attitude')) heard.attitude ??= mark;
    if (answer || (!attitude && asked !== 'attitude')) heard.answer ??= mark;
    return true;
  }
  return false;
}

const courteous = (phrase: string): boolean => ['thanks', 'ack', 'bye', 'greeting'].includes(phraseKind(phrase) ?? '');
