/** 找代表: by area or by name, page by page; who is picked goes into the draft, or starts one. */

import type { Deputy } from '../domain/people.ts';
import { areaNamed } from './destination.ts';
import { showCard } from './drafting.ts';
import { offer } from './offerings.ts';
import { type Asking, ask } from './questions.ts';
import { deputyNamed, districtOf } from './told.ts';
import { type Offering, say, type Turn } from './turn.ts';

/** How many deputies fit on a screen; and more than any list of them is read to its end. */
const pageSize = 8;
const mostFound = 500;

/** 找代表: by area or by name; what fits goes into the draft, when there is one. */
export function* findDeputies(turn: Turn, words: string | undefined): Asking<void> {
  const wanted = words?.trim();
  if (!wanted) {
    turn.step = { name: 'find-deputy' };
    say(turn, 'conversation:deputies.ask', {}, { choices: [...byOffice(turn), leave] });
    return;
  }
  const { directory } = turn.around;
  const guess = directory.guessArea(wanted);
  if (guess.code) {
    yield* showDeputies(turn, guess.code, 0);
    return;
  }
  const name = nameIn(wanted);
  const named = yield* ask('deputies', { name, limit: mostFound });
  if (named.length > 0) {
    sayFound(turn, named, signed(name), 0);
    return;
  }
  turn.step = { name: 'find-deputy' };
  if (guess.candidates.length > 1)
    say(
      turn,
      'conversation:deputies.where',
      { name: wanted },
      {
        choices: guess.candidates.slice(0, 9).map((code) =>
          offer('deputies', [code], 'conversation:choice.deputy', 'deputies', {
            who: areaNamed(turn, code),
            district: areaNamed(turn, directory.areas.get(code)?.parentCode ?? null),
          }),
        ),
      },
    );
  else
    say(
      turn,
      'conversation:deputies.none',
      { name: wanted },
      { choices: [...(turn.draft ? byOffice(turn) : [offer('new', [], 'conversation:choice.new', 'new')]), leave] },
    );
}

const nameIn = (words: string): string => words.replace(/代表|议员|deputy|councillor/gi, '').trim();
const byOffice = (turn: Turn): Offering[] =>
  turn.draft ? [offer('pick', ['-'], 'conversation:choice.byOffice', 'change-deputy')] : [];
const leave = offer('stay', [], 'conversation:choice.stay', 'cancel');

/** A name as a choice's id can carry it: in ASCII, without the dot that parts its arguments. */
const signed = (name: string): string => encodeURIComponent(name).replaceAll('.', '%2E');
function nameOf(signs: string): string {
  try {
    return decodeURIComponent(signs);
  } catch {
    // Not one of ours: nobody is called so.
    return signs;
  }
}

/** Those of an area, or of a name, from so many on. */
export function* showDeputies(turn: Turn, where: string, skip: number): Asking<void> {
  const { directory } = turn.around;
  const area = directory.areas.has(where);
  const found = yield* ask('deputies', {
    ...(area ? { areas: directory.within(where) } : { name: nameOf(where) }),
    limit: mostFound,
  });
  if (found.length > skip) sayFound(turn, found, where, skip);
  else {
    turn.step = { name: 'find-deputy' };
    const name = area ? areaNamed(turn, where) : nameOf(where);
    say(turn, 'conversation:deputies.none', { name }, { choices: [...byOffice(turn), leave] });
  }
}

function sayFound(turn: Turn, found: readonly Deputy[], where: string, skip: number): void {
  turn.step = null;
  const rest = found.length - skip - pageSize;
  say(
    turn,
    found.length === mostFound
      ? 'conversation:deputies.many'
      : turn.draft
        ? 'conversation:deputies.pick'
        : 'conversation:deputies.found',
    { count: found.length },
    {
      choices: [
        ...found
          .slice(skip, skip + pageSize)
          .map((deputy) =>
            offer(
              'pick',
              [deputy.no],
              deputy.personId ? 'conversation:choice.deputy' : 'conversation:choice.deputyNotJoined',
              'change-deputy',
              { who: deputyNamed(deputy), district: districtOf(deputy, turn.language) },
            ),
          ),
        // So long a name leaves few: it needs no second page.
        ...(rest > 0 && where.length < 50
          ? [
              offer('deputies', [where, skip + pageSize], 'conversation:choice.moreDeputies', 'deputies', {
                count: rest,
              }),
            ]
          : []),
        ...(turn.draft ? [...byOffice(turn), leave] : []),
      ],
    },
  );
}

/** A deputy was picked: into the draft, or the start of one. */
export function* pickDeputy(turn: Turn, no: string): Asking<void> {
  turn.step = null;
  const deputy = no === '-' ? null : yield* ask('deputy', { no });
  if (turn.draft) {
    turn.draft = {
      ...turn.draft,
      deputyNo: deputy?.no ?? null,
      revision: turn.draft.revision + 1,
      version: turn.scene.draft ? turn.scene.draft.version + 1 : turn.draft.version,
    };
    if (deputy && deputy.personId === null) say(turn, 'conversation:deputies.notJoined', { who: deputyNamed(deputy) });
    yield* showCard(turn, 0);
    return;
  }
  if (!deputy) {
    say(turn, 'conversation:new');
    return;
  }
  turn.startedWith = `d_${deputy.no}`;
  say(turn, deputy.personId ? 'conversation:deputies.write' : 'conversation:deputies.notJoined', {
    who: deputyNamed(deputy),
    district: districtOf(deputy, turn.language),
  });
}
