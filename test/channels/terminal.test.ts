import { expect, it } from 'vitest';
import { terminal } from '../../bots/terminal/terminal.ts';
import type { Heard } from '../../src/channel.ts';
import { type Bench, describeChannel, type Seen } from './describe-channel.ts';

async function keyboard(): Promise<Bench> {
  const screen: (Seen & { address: string })[] = [];
  let lines = 0;
  let letters = 0;
  const channel = terminal({
    show: (letter) => screen.push(letter),
    now: () => new Date('2026-10-19T02:00:00Z'),
    id: () => `line ${++lines}`,
  });
  return {
    channel,
    start: (receive) => channel.start(receive),
    address: (chat) => chat,
    write: (chat, text) => channel.type(chat, text),
    send: (chat, text, choices = []) =>
      channel.send({
        id: `l${++letters}`,
        address: chat,
        seq: letters,
        text,
        choices,
        files: [],
        about: null,
        replaces: null,
      }),
    seen: async (chat) => screen.filter((letter) => letter.address === chat),
  };
}

describeChannel('terminal', keyboard, {
  repeats: 'a keyboard sends every line once',
  choices: 'it has no buttons: the number is typed, and the conversation reads it',
  media: 'a keyboard sends no pictures and no voice',
  quotes: 'there is nothing to quote with: the word with the number does the same',
  'unknown events': 'a keyboard sends nothing but lines',
  groups: 'everybody sits in a chat of their own',
  'closed chats': 'a screen refuses nothing',
  'rate limits': 'a screen is never too slow',
  'late receipts': 'what is on the screen has arrived; nothing comes later',
});

it('shows the number to type before each choice', async () => {
  const bench = await keyboard();
  await bench.send('ann', 'Solved?', [
    { id: 'a', label: 'Yes', n: 1 },
    { id: 'b', label: 'Throw away', n: 0 },
  ]);
  expect((await bench.seen('ann'))[0]?.choices).toEqual(['1 Yes', '0 Throw away']);
});

it('lets nobody move somebody else’s cursor', async () => {
  const bench = await keyboard();
  await bench.send('ann', 'before\u001b[2J\u001b[1;1H\u001b]0;title\u0007after', [
    { id: 'a', label: '\u001b[31mred', n: 1 },
  ]);
  expect(await bench.seen('ann')).toMatchObject([{ text: 'beforeafter', choices: ['1 red'] }]);
});

it('begins with the payload of a link, like a messenger', async () => {
  const bench = await keyboard();
  const heard: Heard[] = [];
  await bench.start(async (one) => void heard.push(one));
  await bench.write('ann', '/start d_W001');
  await bench.write('ann', '/start');
  expect(heard).toMatchObject([{ message: { start: 'd_W001' } }, { message: { start: '' } }]);
});
