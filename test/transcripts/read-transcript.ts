/**
 * A conversation as text. The first line says how many messages each person may need; then come the people, then what
 * they write. Indented lines are our letters. `-` before a line: it happened before, is not counted and not shown.
 */

export interface Transcript {
  readonly title: string;
  /** How many messages a person may need at most. */
  readonly budgets: ReadonlyMap<string, number>;
  readonly cast: readonly Part[];
  /** Kunming unless told otherwise. */
  readonly place: string;
  /** Monday 19 October 2026, 10:00 in the place, unless told otherwise. */
  readonly at: string;
  /** What a channel must be able to do for this conversation. */
  readonly needs: readonly Need[];
  /** The lines before the conversation, as they stand. */
  readonly head: readonly string[];
  readonly scenes: readonly Scene[];
}

export type Need = 'photos' | 'buttons' | 'quotes';

export interface Part {
  readonly name: string;
  /** What was written about them: a deputy's number, an office's id, a link's payload, a language, "invited". */
  readonly words: readonly string[];
}

export type Scene =
  | { readonly kind: 'remark'; readonly line: string }
  | { readonly kind: 'time'; readonly line: string; readonly before: boolean; readonly passes: Passing }
  | {
      readonly kind: 'said';
      readonly before: boolean;
      readonly times: number;
      readonly name: string;
      readonly line: string;
      readonly sayings: readonly Saying[];
    };

export type Passing = { readonly seconds: number } | { readonly until: string };

export interface Saying {
  readonly line: string;
  readonly text: string;
  readonly does: 'say' | 'open' | 'tap' | 'quote' | 'photo';
  readonly number?: number;
}

const needs: Readonly<Record<string, Need>> = {
  照片: 'photos',
  photos: 'photos',
  按钮: 'buttons',
  buttons: 'buttons',
  引用: 'quotes',
  quotes: 'quotes',
};

export function readTranscript(text: string): Transcript {
  const lines = text.split('\n');
  const [first = ''] = lines;
  const [title = '', budget = ''] = first.replace(/^#\s*/, '').split('｜');
  if (!first.startsWith('# ') || !budget)
    throw new Error(`The first line must be "# title｜person 2", but is: ${first}`);
  const budgets = new Map(budget.split(/[,，、]/).map((one) => nameAndNumber(one)));
  const end = lines.findIndex((line, at) => at > 0 && line.trim() === '');
  const head = lines.slice(0, end < 0 ? lines.length : end);
  const settings = new Map(head.slice(1).map(settingOf));
  const cast: Part[] = [];
  let [place, at, needed] = ['kunming', '2026-10-19 10:00', ''];
  for (const [name, value] of settings) {
    if (name === '地方' || name === 'Place') place = value;
    else if (name === '时间' || name === 'Time') at = value;
    else if (name === '需要' || name === 'Needs') needed = value;
    else cast.push({ name, words: value.split(/[\s,，]+/) });
  }
  for (const name of budgets.keys())
    if (!cast.some((part) => part.name === name)) throw new Error(`${name} is counted but not among the people.`);
  return {
    title: title.trim(),
    budgets,
    cast,
    place,
    at,
    needs: needed.split(/[\s,，]+/).flatMap((one) => needs[one] ?? []),
    head,
    scenes: scenesOf(lines.slice(head.length), cast),
  };
}

function nameAndNumber(text: string): [string, number] {
  const [, name, count] = text.trim().match(/^(.+?)\s*(\d+)$/) ?? [];
  if (!name || !count) throw new Error(`The first line counts messages like "群众 2", not "${text}".`);
  return [name, Number(count)];
}

function settingOf(line: string): [string, string] {
  const [, name, value] = line.match(/^(.+?)\s*=\s*(.+)$/) ?? [];
  if (!name || !value)
    throw new Error(`Before the first empty line stand the people, like "代表 = 王秀英 W001", not "${line}".`);
  return [name, value];
}

function scenesOf(lines: readonly string[], cast: readonly Part[]): Scene[] {
  const scenes: Scene[] = [];
  let apart = true;
  for (const [at, line] of lines.entries()) {
    const scene = sceneOf(line, cast);
    const last = scenes.at(-1);
    // Lines of one person without an empty line between were written without waiting for an answer.
    if (
      !apart &&
      last?.kind === 'said' &&
      scene?.kind === 'said' &&
      !scene.before &&
      !last.before &&
      last.name === scene.name
    )
      scenes[scenes.length - 1] = { ...last, sayings: [...last.sayings, ...scene.sayings] };
    else if (scene) scenes.push(scene);
    else if (line.trim() !== '' && !line.startsWith('  '))
      throw new Error(`Line ${at + 1} after the people is neither of a person nor a time nor "> a remark": ${line}`);
    apart = line.trim() === '';
  }
  return scenes;
}

function sceneOf(line: string, cast: readonly Part[]): Scene | undefined {
  if (line.startsWith('> ')) return { kind: 'remark', line };
  const [, dash, rest = ''] = line.match(/^(- )?(\S.*)$/) ?? [];
  const before = dash !== undefined;
  if (rest.startsWith('… ')) return { kind: 'time', line, before, passes: passing(rest.slice(2).trim()) };
  const [, times, name, said] = rest.match(/^(?:(\d+) × )?([^：:=]{1,24})[：:] ?(.*)$/) ?? [];
  if (name === undefined || said === undefined || !cast.some((part) => part.name === name)) return undefined;
  const parts = times ? said.split(/\s*／\s*/) : [said];
  return {
    kind: 'said',
    before,
    times: Number(times ?? 1),
    name,
    line,
    sayings: parts.map((part) => ({ line: times ? part : line, ...sayingOf(part) })),
  };
}

function sayingOf(said: string): Pick<Saying, 'text' | 'does' | 'number'> {
  const [, direction = '', text = ''] = said.match(/^[〔[]([^〕\]]*)[〕\]]\s*(.*)$/) ?? [];
  const [, quoted] = direction.match(/^(?:引用|quoting )\s*(\d+)$/) ?? [];
  const [, before] = direction.match(/^(?:按前一个|tap earlier)[\s：:]*(.+)$/) ?? [];
  const [, label] = direction.match(/^(?:按|tap)[\s：:]*(.+)$/) ?? [];
  const [, phrase, count] = direction.match(/^[“"](.+)[”"](?:写)?\s*(\d+)\s*(?:遍|times)$/) ?? [];
  if (/^(?:扫码|打开|scans?|opens?)/.test(direction)) return { does: 'open', text: '' };
  if (quoted) return { does: 'quote', text, number: Number(quoted) };
  if (before) return { does: 'tap', text: before, number: 1 };
  if (label) return { does: 'tap', text: label };
  if (phrase && count) return { does: 'say', text: phrase.repeat(Number(count)) };
  if (/^(?:照片|photo)$/.test(direction)) return { does: 'photo', text };
  if (/看不见|invisible/.test(direction)) return { does: 'say', text: '\u200b\u200d\ufeff\u2060' };
  if (direction) throw new Error(`Unknown direction in a transcript: ${direction}`);
  return { does: 'say', text: said };
}

const unitSeconds: readonly (readonly [RegExp, number])[] = [
  [/^(?:秒|second)/, 1],
  [/^(?:分钟|minute)/, 60],
  [/^(?:个?小时|hour)/, 3600],
  [/^(?:天|day)/, 86_400],
];

function passing(words: string): Passing {
  const [, count, unit = ''] = words.match(/^(\d+)\s*(\S+?)\s*(?:后|later)$/) ?? [];
  const seconds = unitSeconds.find(([pattern]) => pattern.test(unit))?.[1];
  if (count && seconds) return { seconds: Number(count) * seconds };
  const [, date] = words.match(/(\d{4}-\d{2}-\d{2} \d{2}:\d{2})/) ?? [];
  if (date) return { until: date };
  throw new Error(`A time is like "… 31秒后", "… 3 days later" or "… 2026-10-26 09:00", not "… ${words}".`);
}
