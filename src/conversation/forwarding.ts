/** A deputy forwards: to an organ, to another deputy, to the congress (voice.md section 1; lifecycle.md section 2). */

import { prepare } from './forward-brief.ts';
import { proposals, referTo, transferTo } from './forward-offers.ts';
import { insiderMatter, mayBegin } from './insider.ts';
import { offer } from './offerings.ts';
import { type Asking, ask, type KnownMatter } from './questions.ts';
import { say, type Turn } from './turn.ts';

const shown = 3;

/** 办理去向: where it could go, the likeliest organ first. */
export function* forward(turn: Turn, number: number | undefined): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'forward');
  if (!found || !mayBegin(turn, found, 'refer')) return;
  const { opinion } = found.matter;
  say(
    turn,
    'conversation:forward.where',
    { number: opinion.number },
    {
      choices: [
        ...(yield* proposals(turn, found.matter, shown)),
        offer('refer', [opinion.number], 'conversation:choice.referOther', 'refer'),
        ...(found.actor.role === 'deputy' && found.actor.as === 'delegate'
          ? []
          : [
              offer('transfer', [opinion.number], 'conversation:choice.transfer', 'transfer'),
              offer('report', [opinion.number], 'conversation:choice.report', 'report'),
            ]),
        offer('stay', [], 'conversation:choice.stay', 'cancel'),
      ],
      opinionId: opinion.id,
    },
  );
}

/** 转办 1024 区城管局: by name; several names are the lead and those who give their opinion. */
export function* refer(turn: Turn, number: number | undefined, words: string | undefined): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'refer');
  if (!found || !mayBegin(turn, found, 'refer')) return;
  const { opinion } = found.matter;
  if (!words?.trim()) {
    turn.step = { name: 'forward-to', kind: 'refer', number: opinion.number };
    say(
      turn,
      'conversation:forward.whichOrgan',
      { number: opinion.number },
      {
        choices: [
          ...(yield* proposals(turn, found.matter, shown)),
          offer('stay', [], 'conversation:choice.stay', 'cancel'),
        ],
        opinionId: opinion.id,
      },
    );
    return;
  }
  const { organs, candidates, unknown } = turn.around.directory.organNamed(words, opinion.areaCode);
  if (candidates.length > 0 || organs.length === 0 || unknown.length > 0) {
    turn.step = { name: 'forward-to', kind: 'refer', number: opinion.number };
    const likely = candidates.length > 0 ? candidates.slice(0, 9) : [];
    say(
      turn,
      likely.length > 0 ? 'conversation:forward.severalOrgans' : 'conversation:forward.noOrgan',
      { name: unknown[0] ?? words.slice(0, 20) },
      {
        choices: [
          ...(likely.length > 0
            ? likely.map((organ) => referTo(opinion.number, organ))
            : yield* proposals(turn, found.matter, shown)),
          offer('stay', [], 'conversation:choice.stay', 'cancel'),
        ],
        opinionId: opinion.id,
      },
    );
    return;
  }
  yield* prepare(turn, { number: opinion.number, kind: 'refer', targets: organs.map(({ id }) => id) }, true);
}

/** 转交 1024 李明: to another deputy of any level. */
export function* transfer(turn: Turn, number: number | undefined, words: string | undefined): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'transfer');
  if (!found || !mayBegin(turn, found, 'transfer')) return;
  const { opinion } = found.matter;
  const name = words?.trim() ?? '';
  const byNo = name ? yield* ask('deputy', { no: name }) : null;
  const areas = opinion.areaCode ? turn.around.directory.within(opinion.areaCode) : [];
  const others = byNo
    ? [byNo]
    : name
      ? yield* ask('deputies', { name, limit: 6 })
      : areas.length > 0
        ? yield* ask('deputies', { areas, limit: 7 })
        : [];
  const possible = others.filter((one) => one.no !== opinion.deputyNo);
  const [only] = possible;
  if (name && only && possible.length === 1) {
    yield* prepare(turn, { number: opinion.number, kind: 'transfer', targets: [only.no] }, true);
    return;
  }
  turn.step = { name: 'forward-to', kind: 'transfer', number: opinion.number };
  const several = possible.length > 0;
  say(
    turn,
    several
      ? 'conversation:forward.whichDeputy'
      : name
        ? 'conversation:forward.noDeputy'
        : 'conversation:forward.anyDeputy',
    { number: opinion.number, name },
    {
      choices: [
        ...possible.slice(0, 6).map((deputy) => transferTo(turn, opinion.number, deputy)),
        offer('stay', [], 'conversation:choice.stay', 'cancel'),
      ],
      opinionId: opinion.id,
    },
  );
}

/** 反映 1024: to the office of the deputy's own congress. */
export function* report(turn: Turn, number: number | undefined, words: string | undefined): Asking<void> {
  const found = yield* insiderMatter(turn, number, 'report');
  if (!found || !mayBegin(turn, found, 'report')) return;
  const { opinion } = found.matter;
  const officeId = congressOffice(turn, found.matter);
  yield* prepare(turn, { number: opinion.number, kind: 'report', targets: [officeId], words }, false);
}

/** The office of the congress the deputy sits in; the opinion's own where the roster names none. */
function congressOffice(turn: Turn, { opinion, deputies }: KnownMatter): string {
  const congress = deputies.find(({ no }) => no === opinion.deputyNo)?.congressId;
  const own = turn.around.directory.officeOfCongress(congress ?? null);
  return own?.id ?? opinion.officeId;
}
