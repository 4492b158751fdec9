/** What an organ said goes on to the citizen with one tap: its progress as news, its question, its reply as an answer. */

import { filesIn } from '../domain/acts.ts';
import { type Route, routeName } from '../domain/route.ts';
import { draftAnswer } from './answering.ts';
import { withoutCitizen, wordsIn } from './citizens-words.ts';
import { insiderAct, insiderMatter, sayDone } from './insider.ts';
import { type Asking, ask, type KnownMatter, type Story } from './questions.ts';
import { type Named, routeAct, routeFor } from './routes.ts';
import { about, contents } from './told.ts';
import { organNamed, targetNamed } from './told-routes.ts';
import { matterOf, say, type Turn } from './turn.ts';
import { writeOn } from './writing-routes.ts';

interface SaidOnRoute {
  readonly matter: KnownMatter;
  readonly route: Route;
  readonly said: Story['pieces'];
}

/** 转告群众: the progress of that letter, whatever has come since, named after who said it. */
export function* relay(turn: Turn, named: Named, seq: number): Asking<void> {
  const found = yield* saidOn(turn, named, 'progress', seq);
  if (!found) return;
  const on = yield* insiderMatter(turn, found.matter.opinion.number, 'news');
  if (!on) return;
  const act = { name: 'news', text: framed(turn, found), files: filesIn(found.said) } as const;
  const decision = yield* insiderAct(turn, on.matter, on.actor, act);
  if (decision) sayDone(turn, decision, on.matter, 'news');
}

/** 转问群众: an organ asks through the deputy. */
export function* relayQuestion(turn: Turn, named: Named, seq: number): Asking<void> {
  const found = yield* saidOn(turn, named, 'inquire', seq);
  if (!found) return;
  const on = yield* insiderMatter(turn, found.matter.opinion.number, 'ask');
  if (!on) return;
  const decision = yield* insiderAct(turn, on.matter, on.actor, { name: 'ask', question: framed(turn, found) });
  if (decision) sayDone(turn, decision, on.matter, 'ask');
}

/** 照此答复: the reply as the deputy's answer, which is shown and may be written anew before it goes. */
export function* useReply(turn: Turn, named: Named): Asking<void> {
  const found = yield* onThis(turn, named);
  const reply = found?.route.reply;
  if (!found || !reply) {
    say(turn, 'conversation:stale');
    return;
  }
  const said = [{ text: reply.text }] as Pick<SaidOnRoute['said'][number], 'text'>[];
  const words = framed(turn, { ...found, said });
  yield* draftAnswer(turn, found.matter.opinion.number, words, reply.files, { promised: reply.day });
}

const framed = (
  turn: Turn,
  { route, said }: { readonly route: Route; readonly said: readonly { readonly text: string | null }[] },
): string => {
  const words = said.flatMap(({ text }) => text ?? []).join('\n');
  const organ = route.target.role === 'organ' ? organNamed(route.target.id, turn.around) : '';
  // What is framed is the text of somebody, in the language it was written in.
  const colon = /\p{Script=Han}/u.test(words) ? '：' : ': ';
  return organ && words && !words.startsWith(organ) ? `${organ}${colon}${words}` : words;
};

/** 转送给区城管局: what the citizen has added, without who they are; a voice stays with the deputy. */
export function* passOnSaid(turn: Turn, named: Named, seq: number): Asking<void> {
  const on = yield* routeFor(turn, named, 'pass-on');
  if (!on) return;
  const { pieces } = yield* ask('story', { opinionId: on.matter.opinion.id });
  const said = pieces.filter((piece) => piece.eventSeq === seq && piece.role === 'citizen');
  const { text } = yield* withoutCitizen(turn, on.matter, wordsIn(said));
  const files = filesIn(said).filter(({ kind }) => kind !== 'voice');
  if (!text && files.length === 0) {
    yield* writeOn(turn, 'pass-on', named, undefined);
    return;
  }
  const decision = yield* routeAct(turn, on, { name: 'pass-on', routeId: on.route.id, text, files });
  if (!decision) return;
  say(
    turn,
    'conversation:didRoute.passed',
    {
      route: routeName(on.route),
      target: targetNamed(on.route, on.matter, turn.around),
      text,
      files: contents(files),
    },
    { about: about('pass-on', decision.matter.opinion), opinionId: decision.matter.opinion.id },
  );
}

function* saidOn(turn: Turn, named: Named, act: 'progress' | 'inquire', seq: number): Asking<SaidOnRoute | null> {
  const found = yield* onThis(turn, named);
  if (found) {
    const story = yield* ask('story', { opinionId: found.matter.opinion.id });
    const event = story.events.find((one) => one.seq === seq && one.act === act && one.data.route === found.route.id);
    const said = story.pieces.filter(({ eventSeq }) => eventSeq === event?.seq);
    if (said.length > 0) return { ...found, said };
  }
  say(turn, 'conversation:stale');
  return null;
}

function* onThis(turn: Turn, { number, n }: Named): Asking<{ matter: KnownMatter; route: Route } | null> {
  const [one] = number === undefined || !n ? [] : yield* ask('routes', { no: number, n });
  const matter = one ? yield* matterOf(turn, { id: one.opinionId }) : null;
  const route = matter?.routes.find(({ id }) => id === one?.id);
  return matter && route ? { matter, route } : null;
}
