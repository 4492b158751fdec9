/** Plays a conversation on a channel and writes down what was really said, in the form of the transcript itself. */

import { instantAt } from '../../src/domain/day.ts';
import { makeInvitation } from '../../src/flow/make-invitation.ts';
import type { Part, Saying, Scene, Transcript } from './read-transcript.ts';
import { openTheatre, type Phone, type Shown, type Theatre } from './theatre.ts';

export interface Played {
  /** The whole transcript as it went. */
  readonly text: string;
  /** How many messages each person needed. */
  readonly counts: ReadonlyMap<string, number>;
}

export async function playTranscript(transcript: Transcript, channel: 'web' | 'terminal'): Promise<Played> {
  const theatre = await openTheatre(channel, transcript.place, moment(transcript.at, transcript.place));
  const codes = codeNames();
  const actors = new Map<string, Actor>();
  for (const part of transcript.cast) actors.set(part.name, await actorOf(part, theatre, codes));
  const counts = new Map<string, number>();
  const lines: string[] = [...transcript.head];
  let shown = true;
  const look = async () => {
    for (const { name, letter } of await letters(actors, theatre)) {
      const said = rendered(letter, codes);
      if (shown) lines.push('', `  → ${name}`, ...said);
    }
  };
  for (const [at, scene] of transcript.scenes.entries()) {
    const previous = transcript.scenes[at - 1];
    if (
      !(isBefore(scene) && previous && isBefore(previous)) &&
      !(scene.kind === 'remark' && previous?.kind === 'remark')
    )
      lines.push('');
    if (scene.kind === 'remark') {
      lines.push(scene.line);
      continue;
    }
    shown = !scene.before;
    if (scene.kind === 'time') {
      lines.push(scene.line);
      const now = theatre.world.now();
      const until =
        'until' in scene.passes
          ? moment(scene.passes.until, transcript.place)
          : new Date(now.getTime() + scene.passes.seconds * 1000);
      await theatre.pass(until, look);
    } else if (scene.times > 1) {
      lines.push(scene.line);
      for (let n = 0; n < scene.times; n++) await crowd(scene, transcript, theatre, actors);
      await look();
    } else {
      const actor = actors.get(scene.name) as Actor;
      for (const [n, saying] of scene.sayings.entries()) {
        // Where a card cannot be edited in place, the earlier ones stay on the screen, above the last.
        if (n > 0 && channel === 'terminal') await actor.phone.read();
        lines.push(saying.line);
        await does(actor, saying, codes);
        if (shown && saying.does !== 'open') counts.set(scene.name, (counts.get(scene.name) ?? 0) + 1);
      }
      await theatre.pause();
      await look();
    }
  }
  return { text: `${lines.join('\n')}\n`, counts };
}

const isBefore = (scene: Scene): boolean => scene.kind !== 'remark' && scene.before;

interface Actor {
  readonly name: string;
  readonly phone: Phone;
  readonly start: string;
  readonly language: string | undefined;
  opened: boolean;
}

async function actorOf({ name, words }: Part, theatre: Theatre, codes: CodeNames): Promise<Actor> {
  const { world } = theatre;
  const actor: Actor = {
    name,
    phone: theatre.phone(name),
    start: words.find((word) => /^[da]_/.test(word)) ?? '',
    language: words.find((word) => /^(en|zh-CN)$/.test(word)),
    opened: false,
  };
  const invited = words.some((word) => /^(有邀请码|invited)$/.test(word));
  for (const word of words) {
    const deputy = await world.store.ask('deputy', { no: word });
    const { offices, organs } = world.directory();
    const whom = deputy
      ? { deputy: word }
      : offices.has(word)
        ? { office: word }
        : organs.has(word)
          ? { handler: word }
          : null;
    if (!whom) continue;
    const { code } = await makeInvitation(world, whom);
    codes.invitation(code);
    if (!invited) await does(actor, { line: '', does: 'say', text: `/join ${code}` }, codes);
  }
  await world.refresh();
  await actor.phone.read().catch(() => []);
  return actor;
}

/** Somebody who writes without having been shown coming in has come in before; the greeting was read then. */
async function does(actor: Actor, saying: Saying, codes: CodeNames): Promise<void> {
  if (saying.does === 'open' || !actor.opened) {
    await actor.phone.open(actor.start, actor.language);
    actor.opened = true;
    if (saying.does === 'open') return;
    await actor.phone.read();
  }
  const text = codes.put(saying.text);
  if (saying.does === 'tap') await actor.phone.tap(text, saying.number);
  else if (saying.does === 'quote') await actor.phone.quote(saying.number ?? 0, text);
  else if (saying.does === 'photo') await actor.phone.photo(text);
  else await actor.phone.say(text);
}

/** Another person for each time, who came the same way. */
async function crowd(
  scene: Extract<Scene, { kind: 'said' }>,
  transcript: Transcript,
  theatre: Theatre,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  const like = actors.get(scene.name) as Actor;
  const actor: Actor = { ...like, phone: theatre.phone(`${transcript.title} ${scene.name}`), opened: false };
  for (const saying of scene.sayings) {
    await does(actor, saying, codeNames());
    await theatre.pause();
    await actor.phone.read();
  }
}

/** Everything that has come, for one after the other, until nobody's reading brings anything new. */
async function letters(
  actors: ReadonlyMap<string, Actor>,
  theatre: Theatre,
): Promise<{ name: string; letter: Shown }[]> {
  const all = new Map<string, Shown[]>();
  for (;;) {
    let fresh = 0;
    for (const actor of actors.values()) {
      if (!actor.opened) continue;
      const came = await actor.phone.read();
      fresh += came.length;
      all.set(actor.name, [...(all.get(actor.name) ?? []), ...came]);
    }
    if (fresh > 0) await theatre.afterReading();
    else return [...all].flatMap(([name, list]) => list.map((letter) => ({ name, letter })));
  }
}

function rendered({ text, choices }: Shown, codes: CodeNames): string[] {
  const offered = choices.map(({ n, label }) => `[${n} ${label}]`);
  const inOneLine = offered.join(' ');
  return [
    ...codes.hide(text).split('\n'),
    ...(offered.length === 0 ? [] : inOneLine.length <= 70 ? [inOneLine] : offered),
  ].map((line) => `    ${line}`);
}

interface CodeNames {
  invitation(code: string): void;
  /** Random signs are written {code}, {code2} … in the order of their coming. */
  hide(text: string): string;
  put(text: string): string;
}

function codeNames(): CodeNames {
  const known: string[] = [];
  let invited = '';
  return {
    invitation: (code) => {
      invited = code;
    },
    hide: (text) =>
      // The address of a reply page is signed with a secret made for the day.
      text
        .replace(/https?:\/\/\S+\/r\/[\w-]+/g, '{link}')
        // So are the eight digits that open it from paper, said behind the name of the route.
        .replace(/(\d{4}-\d (?:和|and) )\d{4} \d{4}\b/g, '$1{digits}')
        .replace(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}\b/g, (code) => {
          if (!known.includes(code)) known.push(code);
          const at = known.indexOf(code) + 1;
          return at === 1 ? '{code}' : `{code${at}}`;
        }),
    put: (text) =>
      text
        .replace(/\{code(\d*)\}/g, (_, n: string) => known[Number(n || 1) - 1] ?? '')
        .replace('{invitation}', invited),
  };
}

const zones: Readonly<Record<string, string>> = { kunming: 'Asia/Shanghai', ellermouth: 'Europe/London' };

function moment(words: string, place: string): Date {
  const [day = '', time = ''] = words.split(' ');
  return instantAt(day, time, zones[place] ?? 'UTC');
}
