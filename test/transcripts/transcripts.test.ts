/**
 * Conversations that are tests and manual. After a changed sentence `WRITE_TRANSCRIPTS=1 npx vitest run
 * test/transcripts` writes what is really said into the files, to be read before it is kept.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playTranscript } from './play-transcript.ts';
import { readTranscript } from './read-transcript.ts';
import { channels } from './theatre.ts';

const writing = process.env.WRITE_TRANSCRIPTS === '1';
// The quick run plays in the terminal only, and each story in one language.
const quick = process.env.HUYING_TEST_DATABASES === 'sqlite';
const played = quick ? (['terminal'] as const) : (['web', 'terminal'] as const);
const names = readdirSync(import.meta.dirname).filter((name) => (quick ? /\.zh\.txt$/ : /\.(zh|en)\.txt$/).test(name));

describe.each(played)('on the %s', (channel) => {
  it.for(names)('%s goes as written, within its budget', async (name, { skip }) => {
    const file = join(import.meta.dirname, name);
    const expected = readFileSync(file, 'utf8');
    const transcript = readTranscript(expected);
    for (const need of transcript.needs) {
      const why = channels[channel].cannot[need];
      if (why) skip(`not on the ${channel}: ${why}`);
    }
    const { text, counts } = await playTranscript(transcript, channel);
    if (writing && channel === 'web') writeFileSync(file, keepingPlaceholders(expected, text));
    else expect(text).toBe(filled(expected, text));
    for (const [person, most] of transcript.budgets)
      expect(counts.get(person) ?? 0, `messages of ${person}`).toBeLessThanOrEqual(most);
  });
});

describe('a transcript', () => {
  const text =
    '# Two words｜Citizen 1\nPlace = ellermouth\nCitizen = found us alone\n\nCitizen: hello\n\nCitizen: thank you\n';

  it('that needs more messages than its first line allows is found out', async () => {
    const { counts } = await playTranscript(readTranscript(text), 'terminal');
    expect(counts.get('Citizen')).toBe(2);
  });

  it('that lacks or changes a letter is found out', async () => {
    const played = await playTranscript(readTranscript(text), 'terminal');
    expect(played.text).toContain('Hello. Just write');
    expect(filled(text, played.text)).not.toBe(played.text);
    const changed = played.text.replace('You are welcome', 'You are very welcome');
    expect(filled(changed, played.text)).not.toBe(played.text);
    const open = played.text.replace(/You are .*/, 'You {name}');
    expect(filled(open, played.text)).toBe(played.text);
  });

  it('that holds a line nobody says is refused', () => {
    expect(() => readTranscript('# One｜Citizen 1\nCitizen = anybody\n\nNobody: hello\n')).toThrow('Nobody: hello');
    expect(() => readTranscript('# One｜Somebody 1\nCitizen = anybody\n\nCitizen: hello\n')).toThrow('Somebody');
    expect(() => readTranscript('# One\nCitizen = anybody\n')).toThrow('first line');
  });
});

/** What we promise: so many messages at most, whoever edits the first line of a transcript. */
const promised: Readonly<Record<string, number>> = {
  'first-by-link': 2,
  'first-without-link': 3,
  'first-with-place': 2,
  'second-opinion': 2,
  status: 1,
  'acknowledge-one': 1,
  'acknowledge-thirty': 1,
  answer: 2,
  explain: 3,
  rating: 1,
};

describe.each(Object.entries(promised))('%s', (story, most) => {
  it.each(names.filter((name) => name.startsWith(`${story}.`)))('%s stays within the promise', (name) => {
    const [first = Number.POSITIVE_INFINITY] = readTranscript(
      readFileSync(join(import.meta.dirname, name), 'utf8'),
    ).budgets.values();
    expect(first).toBeLessThanOrEqual(most);
  });
});

const placeholders: Readonly<Record<string, string>> = { number: '\\d+', date: '.+?', name: '.+?' };

/** A line with {number}, {date} or {name} takes what was really said there. */
function filled(expected: string, actual: string): string {
  const said = actual.split('\n');
  return expected
    .split('\n')
    .map((line, at) => (fits(line, said[at]) ? (said[at] as string) : line))
    .join('\n');
}

function keepingPlaceholders(expected: string, actual: string): string {
  const before = expected.split('\n').filter((line) => /\{(number|date|name)\}/.test(line));
  return actual
    .split('\n')
    .map((line) => before.find((one) => fits(one, line)) ?? line)
    .join('\n');
}

function fits(line: string, said: string | undefined): boolean {
  if (said === undefined || !/\{(number|date|name)\}/.test(line)) return false;
  const pattern = line
    .split(/\{(number|date|name)\}/)
    .map((part, at) => (at % 2 === 1 ? placeholders[part] : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${pattern.join('')}$`).test(said);
}
