/**
 * voice.md section 4: words of a concrete case or a tender (代表法 Art. 59), or a complaint about an organ's own people,
 * raise one question at forwarding. The answer is kept: nobody is asked twice, and the law refuses what it refuses.
 */

import { refuse } from '../domain/decision.ts';
import type { Guarded } from '../domain/opinion.ts';
import type { Actor } from '../domain/people.ts';
import { citizensWords } from './citizens-words.ts';
import type { Wanted } from './forward-brief.ts';
import { referTo } from './forward-offers.ts';
import { caseIn } from './hearing/case-in.ts';
import { insiderAct, insiderMatter } from './insider.ts';
import { offer } from './offerings.ts';
import type { Asking, KnownMatter } from './questions.ts';
import { sayRefusal } from './refusing.ts';
import { say, type Turn } from './turn.ts';

/** True: something was asked, and the forwarding waits for the answer. */
export function* askAtForwarding(
  turn: Turn,
  { matter }: { readonly matter: KnownMatter; readonly actor: Actor },
  { kind, targets }: Wanted,
  text: string,
): Asking<boolean> {
  const { opinion } = matter;
  const again = [kind, ...targets];
  if (opinion.guarded?.kind === 'case' || opinion.guarded?.kind === 'tender') {
    // Said once, perhaps by a slip of the finger: it can be taken back, and only so goes on.
    sayRefusal(turn, refuse('concrete-case', { kind: opinion.guarded.kind }), matter, [
      offer('guard', [opinion.number, 'clear', ...again], 'conversation:choice.notCase', kind),
      offer('answer', [opinion.number], 'conversation:choice.answer', 'answer'),
      offer('divert', [opinion.number], 'conversation:choice.divert', 'divert'),
    ]);
    return true;
  }
  if (opinion.guarded !== null) return false;
  const found = caseIn(text);
  if (found) {
    ask(turn, matter, `conversation:forwardGuard.${found.kind}`, { words: shortly(found.words) }, [
      offer('guard', [opinion.number, found.kind], 'conversation:choice.isCase', 'guard'),
      offer('guard', [opinion.number, 'clear', ...again], 'conversation:choice.notCase', kind),
    ]);
    return true;
  }
  if (kind !== 'refer') return false;
  const about = turn.around.directory.officialsIn(text, opinion.areaCode);
  const meant = about?.organs.filter(({ id }) => targets.includes(id)) ?? [];
  const [organ] = meant;
  if (!about || !organ) return false;
  ask(turn, matter, 'conversation:forwardGuard.official', { organ: organ.name, words: shortly(about.words) }, [
    offer('guard', [opinion.number, 'official', organ.id], 'conversation:choice.isOfficial', 'guard'),
    offer('guard', [opinion.number, 'clear', ...again], 'conversation:choice.notOfficial', kind),
  ]);
  return true;
}

function ask(
  turn: Turn,
  { opinion }: KnownMatter,
  key: `conversation:forwardGuard.${'case' | 'tender' | 'official'}`,
  values: { readonly words: string; readonly organ?: string },
  choices: Parameters<typeof say>[3] extends { choices?: infer C } | undefined ? C : never,
): void {
  say(
    turn,
    key,
    { number: opinion.number, organ: '', ...values },
    { ...(choices ? { choices } : {}), opinionId: opinion.id },
  );
}

/**
 * `case` and `tender` end the forwarding; `official.ORGAN` offers the right door instead; `clear.KIND.TARGET…` goes on.
 * What to do next, for the caller; null when all has been said.
 */
export function* guardAnswered(turn: Turn, number: number, args: readonly string[]): Asking<Wanted | null> {
  const [kind = '', ...rest] = args;
  const found = yield* insiderMatter(turn, number, 'forward');
  if (!found) return null;
  const guarded = guardOf(kind, rest);
  if (!guarded) {
    say(turn, 'conversation:stale');
    return null;
  }
  const decision = yield* insiderAct(turn, found.matter, found.actor, { name: 'guard', guarded });
  if (!decision) return null;
  if (guarded.kind === 'clear') {
    const [what, ...targets] = rest;
    return what === 'refer' || what === 'transfer' || what === 'report' ? { number, kind: what, targets } : null;
  }
  const { directory } = turn.around;
  const { text } = yield* citizensWords(found.matter);
  const doors =
    guarded.kind === 'official' ? (directory.officialsIn(text, found.matter.opinion.areaCode)?.doors ?? []) : [];
  say(
    turn,
    guarded.kind === 'official' ? 'conversation:forwardGuard.otherDoor' : 'conversation:forwardGuard.noForwarding',
    { number, organ: guarded.organs.map((id) => directory.organs.get(id)?.name ?? '').join('、') },
    {
      choices: [
        ...doors.slice(0, 2).map((organ) => referTo(number, organ)),
        offer('answer', [number], 'conversation:choice.answer', 'answer'),
        offer('divert', [number], 'conversation:choice.divert', 'divert'),
      ],
      opinionId: found.matter.opinion.id,
    },
  );
  return null;
}

/** What made us ask, at a glance. */
const shortly = (words: readonly string[]): string =>
  words
    .slice(0, 2)
    .map((word) => {
      const most = /\p{Script=Han}/u.test(word) ? 10 : 30;
      return word.length > most ? `${word.slice(0, most)}…` : word;
    })
    .join('、');

function guardOf(kind: string, organs: readonly string[]): Guarded | null {
  if (kind === 'case' || kind === 'tender' || kind === 'clear') return { kind, organs: [] };
  return kind === 'official' && organs.length > 0 ? { kind, organs } : null;
}
