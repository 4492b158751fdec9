/** 代录: a deputy or a clerk enters what somebody told them in person. One message is enough; what is missing is asked. */

import { type Said, saidWith } from '../domain/acts.ts';
import type { Actor } from '../domain/people.ts';
import { submitOpinion } from '../domain/submit.ts';
import { titleOf } from './hearing/title-of.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import { mandatesOf, officesOf } from './scene.ts';
import type { Step } from './steps.ts';
import { about, codeOf, nextDue } from './told.ts';
import { circumstances, say, type Turn } from './turn.ts';

type RecordStep = Extract<Step, { name: 'record' }>;

export function* startRecording(turn: Turn, text: string | undefined): Asking<void> {
  if (text?.trim()) yield* heardRecording(turn, nobodyYet, saidWith(text));
  else askWho(turn, nobodyYet);
}

/** 替别人记下来: what was said is there already; who said it may stand before it. */
export function* recordSaid(turn: Turn, said: readonly Said[]): Asking<void> {
  if (said.some((one) => one.text !== null && named.test(one.text))) yield* heardRecording(turn, nobodyYet, said);
  else askWho(turn, { ...nobodyYet, said });
}

const nobodyYet: RecordStep = { name: 'record', toldBy: null, reach: null, said: [] };

function askWho(turn: Turn, step: RecordStep): void {
  turn.step = step;
  say(turn, 'conversation:record.who', {}, { choices: [offer('stay', [], 'conversation:choice.stay', 'cancel')] });
}

/** "张三 13800000000：路灯坏了": a name, perhaps with a number, and then what they said. */
const named = /^[^:：。！？!?\n]{1,40}[:：\n]/u;

/** First "name, phone or none", then what they said; "张三 13800000000：路灯坏了" does both at once. */
export function* heardRecording(turn: Turn, step: RecordStep, said: readonly Said[]): Asking<void> {
  const text = said.find((one) => one.text)?.text ?? '';
  const files = said.filter((one) => one.mediaId !== null);
  if (step.toldBy === null) {
    const [, who = text, words = ''] = text.match(/^([^:：\n]*)[:：\n](.*)$/su) ?? [];
    const reach = who.match(/\+?\d[\d -]{4,}/)?.[0]?.trim() ?? null;
    const named = (reach ? who.replace(reach, '') : who).replace(
      /(?:没有?|无)(?:留下?)?(?:电话|联系方式)|no (?:tele)?phone/i,
      '',
    );
    const toldBy = named.replace(/[，,、\s]+/g, ' ').trim() || who.trim();
    if (!toldBy) {
      askWho(turn, { ...step, said: [...step.said, ...files] });
      return;
    }
    const now = { ...step, toldBy, reach };
    const all = [...step.said, ...saidWith(words), ...files];
    turn.step = { ...now, said: all };
    if (all.some((one) => one.text !== null || one.kind === 'voice')) yield* makeRecord(turn, now, all);
    else say(turn, 'conversation:record.what', { name: toldBy });
    return;
  }
  yield* makeRecord(turn, step, [...step.said, ...said]);
}

function* makeRecord(turn: Turn, step: RecordStep, said: readonly Said[]): Asking<void> {
  const text = said.find((one) => one.text)?.text ?? '';
  const { directory } = turn.around;
  const [deputy] = mandatesOf(turn.scene);
  const [office] = officesOf(turn.scene);
  const personId = turn.scene.person.id;
  const actor: Actor | null = deputy
    ? { role: 'deputy', no: deputy.no, personId, as: 'self' }
    : office
      ? { role: 'office', id: office.id, personId }
      : null;
  if (!actor) return;
  const guess = directory.guessArea(text);
  const areaCode = guess.sure ? guess.code : null;
  const number = yield* ask('number', { counter: 'opinion' });
  const decision = submitOpinion(
    {
      number,
      code: turn.around.code(),
      title: titleOf(text),
      language: turn.language,
      said,
      authorId: null,
      authorChatId: null,
      toldBy: step.toldBy,
      toldReach: step.reach,
      areaCode,
      officeId: office?.id ?? directory.officeOfArea(areaCode).id,
      deputyNo: deputy?.no ?? null,
    },
    actor,
    circumstances(turn, deputy ? [deputy] : []),
  );
  turn.decisions.push(decision);
  turn.matters.set(decision.matter.opinion.id, { ...decision.matter, deputies: deputy ? [deputy] : [], digest: '' });
  turn.step = null;
  const next = nextDue(decision.matter);
  say(
    turn,
    'conversation:record.done',
    { number, name: step.toldBy ?? '', code: codeOf(decision.matter.opinion), due: next ? { day: next.due } : '' },
    {
      about: about('submit', decision.matter.opinion, next?.due, { code: codeOf(decision.matter.opinion) }),
      choices:
        office && !deputy
          ? [offer('assign', [number], 'conversation:choice.assign', 'assign')]
          : [offer('answer', [number], 'conversation:choice.answer', 'answer')],
      opinionId: decision.matter.opinion.id,
    },
  );
}
