/** `npm run try`: citizen, deputy, handler and office at one keyboard, on a throw-away database. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearScreenDown, cursorTo, moveCursor } from 'node:readline';
import { createInterface, type Interface } from 'node:readline/promises';
import { type Terminal, type TerminalOptions, terminal } from '../../bots/terminal/terminal.ts';
import { type Built, buildWorld } from '../build-world.ts';
import type { Channel, ChannelName } from '../channel.ts';
import { wallClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { dayAt, timeAt } from '../domain/day.ts';
import { deliverOutbox } from '../flow/deliver-outbox.ts';
import { liveThrough } from '../flow/demo/live-through.ts';
import { demoPeople } from '../flow/demo/phones.ts';
import { importRoster } from '../flow/import-roster.ts';
import { makeInvitation } from '../flow/make-invitation.ts';
import { outboxLoop } from '../flow/outbox-loop.ts';
import { receiveFrom } from '../flow/receive-message.ts';
import { demoFolder } from './demo-folder.ts';
import { operatorLanguage, operatorSay } from './operator-voice.ts';
import { paint, widthOf, wrapped } from './paint.ts';

const seats = ['citizen', 'deputy', 'handler', 'office'] as const;
type Seat = (typeof seats)[number];
const colours = { citizen: 'cyan', deputy: 'green', handler: 'magenta', office: 'yellow' } as const;

export async function tryInTerminal(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'huying-try-'));
  const config = {
    ...readConfig({
      ...process.env,
      DATABASE_URL: `file:${join(folder, 'try.db')}`,
      HUYING_DEMO: '0',
      HUYING_PLACE: '',
      DATA_DIR: folder,
    }),
    logLevel: 'silent',
  };
  const screen = openScreen();
  const built = await buildWorld(config, { clock: wallClock() });
  try {
    await talk(built, screen);
  } finally {
    await built.world.store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function talk(built: Built, screen: Screen): Promise<void> {
  const { world, clock, onWake } = built;
  const say = operatorSay();
  screen.line(paint('bold', say('cli:try.welcome')));
  screen.line(say('cli:try.how'));
  const channel = terminal({ now: world.now, id: world.id, language: operatorLanguage(), show: screen.letter });
  const channels = new Map<ChannelName, Channel>([[channel.name, channel]]);
  const outbox = outboxLoop(world, channels);
  onWake(outbox.wake);
  const receive = receiveFrom(world, channel);
  await channel.start(receive);
  await takeSeats(built, channel, async () => settled(world, outbox));
  screen.show();
  await channel.type('citizen', `/start d_${demoPeople.deputy}`);
  await settled(world, outbox);
  screen.prompt();
  for await (const raw of screen.typed) {
    const line = raw.trim();
    if (line === '/quit' || line === '/exit') break;
    screen.echo(line);
    const [, asked] = line.match(/^\/as\s+(\S+)$/) ?? [];
    const [, amount, unit] = line.match(/^\+\s*(\d{1,3})\s*(d|h|天|小时)?$/i) ?? [];
    if (asked !== undefined) screen.sit(asked);
    else if (amount !== undefined) {
      const ms = Number(amount) * (/^(h|小时)$/i.test(unit ?? '') ? 3_600_000 : 86_400_000);
      const until = new Date(clock.now().getTime() + ms);
      await liveThrough(
        { world, clock, webChat: { ...channel, hear: receive }, deliver: () => deliverOutbox(world, channels) },
        until,
      );
      const { timeZone } = world.place;
      screen.line(
        paint('dim', say('cli:try.clock', { now: `${dayAt(clock.now(), timeZone)} ${timeAt(clock.now(), timeZone)}` })),
      );
    } else if (line !== '') await channel.type(screen.seat(), line);
    await settled(world, outbox);
    screen.prompt();
  }
  screen.close();
  await outbox.stop();
}

async function takeSeats({ world }: Built, channel: Terminal, rest: () => Promise<void>): Promise<void> {
  const imported = await importRoster(world, demoFolder, { anyTerm: true });
  if ('problems' in imported) throw new Error('The demonstration roster cannot be read.');
  for (const [who, whom] of [
    ['deputy', { deputy: demoPeople.deputy }],
    ['handler', { handler: demoPeople.handler }],
    ['office', { office: demoPeople.office }],
  ] as const) {
    const { code } = await makeInvitation(world, whom);
    await channel.type(who, `/join ${code}`);
  }
  await world.refresh();
  await rest();
}

/** What was said at once has been answered. */
async function settled(world: Built['world'], outbox: { wake(): void }): Promise<void> {
  outbox.wake();
  await world.store.idle();
  await new Promise((resolve) => setTimeout(resolve, 60));
  await world.store.idle();
}

interface Screen {
  line(text: string): void;
  readonly letter: TerminalOptions['show'];
  /** Letters are shown from now on; what came while people took their seats is not. */
  show(): void;
  prompt(): void;
  /** In a pipe nobody sees what was typed, so that it is written down. */
  echo(typed: string): void;
  sit(asked: string): void;
  seat(): Seat;
  readonly typed: AsyncIterable<string>;
  close(): void;
}

function openScreen(): Screen {
  const say = operatorSay();
  const keyboard = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const lines = createInterface(
    keyboard ? { input: process.stdin, output: process.stdout, terminal: true } : { input: process.stdin },
  );
  // From now on: what is typed or piped in while the world is built would be lost otherwise.
  const typed = lines[Symbol.asyncIterator]() as AsyncIterable<string>;
  const width = () => widthOf(process.stdout.columns);
  const print = (text: string) => process.stdout.write(`${text}\n`);
  const name = (one: Seat) => paint([colours[one], 'bold'], say(`cli:try.${one}`));
  let seat: Seat = 'citizen';
  let shown = false;
  const line = (text: string) => {
    for (const one of wrapped(text, width())) print(one);
  };
  return {
    line,
    letter: ({ address, text, choices }) => {
      if (!shown) return;
      const whose = seats.find((one) => one === address) ?? seat;
      const bar = paint(colours[whose], '│');
      if (keyboard) clearTyped(lines);
      print(`${bar} ${name(whose)}${whose === seat ? '' : paint('dim', `  /as ${say(`cli:try.${whose}`)}`)}`);
      for (const one of wrapped(text, width() - 2)) print(`${bar} ${one}`);
      for (const choice of choices)
        print(`${bar} ${choice.replace(/^\d+/, (number) => paint([colours[whose], 'bold'], number))}`);
      print('');
      if (keyboard) lines.prompt(true);
    },
    show: () => {
      shown = true;
      print('');
    },
    prompt: () => {
      lines.setPrompt(`${name(seat)} › `);
      if (keyboard) lines.prompt();
    },
    echo: (typed) => {
      if (!keyboard && typed !== '') line(`${name(seat)} › ${typed}`);
    },
    sit: (asked) => {
      const found = seats.find((one) => one === asked.toLowerCase() || say(`cli:try.${one}`) === asked);
      if (found) seat = found;
      else line(say('cli:try.unknownSeat', { asked, known: seats.map((one) => say(`cli:try.${one}`)).join(' ') }));
    },
    seat: () => seat,
    typed,
    close: () => lines.close(),
  };
}

/** What is half typed moves down below the letter: readline draws it again. */
function clearTyped(lines: Interface): void {
  moveCursor(process.stdout, 0, -lines.getCursorPos().rows);
  cursorTo(process.stdout, 0);
  clearScreenDown(process.stdout);
  // Readline would go up as many rows once more before it draws.
  (lines as Interface & { prevRows?: number }).prevRows = 0;
}
