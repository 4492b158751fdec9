/** What every channel promises. The other side is played by `Bench`: a real client, an emulator, a keyboard. */

import { describe, expect, it } from 'vitest';
import {
  type Channel,
  DeliveryFailed,
  type Heard,
  type LetterChoice,
  type MediaKind,
  type Message,
  type Receipt,
} from '../../src/channel.ts';

/** A letter as the person in a chat sees it. */
export interface Seen {
  readonly text: string;
  /** All that can be chosen, as it stands there: number and label, or the label of a button. */
  readonly choices: readonly string[];
}

/** The other side of a channel. Chats are named by the suite; a call rejects when the platform was refused. */
export interface Bench {
  readonly channel: Channel;
  /** Starts the channel; everything heard from then on goes to `receive`. */
  start(receive: (heard: Heard) => Promise<void>): Promise<void>;
  /** The address under which the channel knows a chat. */
  address(chat: string): string;
  /** `update` names an update of the platform: said twice with one name, it is the same update sent again. */
  write(chat: string, text: string, update?: string): Promise<void>;
  /** One of our letters arrives; the receipt of the channel. */
  send(chat: string, text: string, choices?: readonly LetterChoice[]): Promise<Receipt>;
  seen(chat: string): Promise<readonly Seen[]>;
  tap?(chat: string, choice: string): Promise<void>;
  attach?(chat: string, kind: MediaKind, bytes: Uint8Array): Promise<void>;
  quote?(chat: string, letter: number, text: string): Promise<void>;
  /** Things that platforms send and we know nothing of; refused or not, they must do no harm. */
  mumble?(chat: string): Promise<void>;
  writeInGroup?(text: string): Promise<void>;
  /** The person has blocked us, or is gone. */
  close?(chat: string): Promise<void>;
  /** The platform wants no more letters for so many seconds. */
  slowDown?(chat: string, seconds: number): Promise<void>;
  /** The platform tells, later, that everything so far has arrived in this chat. */
  tellArrived?(chat: string): Promise<void>;
}

export const weaknesses = [
  'repeats',
  'choices',
  'media',
  'quotes',
  'unknown events',
  'groups',
  'closed chats',
  'rate limits',
  'late receipts',
] as const;
export type Weakness = (typeof weaknesses)[number];

/** `cannot`: what the platform has not, with the reason; shown in the report, never skipped in silence. */
export function describeChannel(
  name: string,
  open: () => Promise<Bench>,
  cannot: Partial<Record<Weakness, string>> = {},
): void {
  const promise = (sentence: string, run: (at: At) => Promise<void>, weakness?: Weakness) => {
    const why = weakness && cannot[weakness];
    if (why) it.skip(`${sentence} — cannot: ${why}`, () => {});
    else it(sentence, async () => run(await started(await open())));
  };

  describe(`the ${name} channel`, () => {
    promise('hears a text as one message, whole and as it is', async ({ bench, said }) => {
      await bench.write('ann', '路灯坏了 <b>半个月</b> & *老人* 摔了 👵🏽');
      expect(said()).toMatchObject([
        { address: bench.address('ann'), text: '路灯坏了 <b>半个月</b> & *老人* 摔了 👵🏽' },
      ]);
    });

    promise('says whether it is on', async ({ bench }) => {
      expect(bench.channel.state()).toBe('on');
      await bench.channel.stop();
      expect(bench.channel.state()).toBe('off');
    });

    promise('gives different messages different ids, and each chat its own address', async ({ bench, said }) => {
      await bench.write('ann', 'one');
      await bench.write('ann', 'two');
      await bench.write('ben', 'one');
      expect(new Set(said().map((message) => message.id)).size).toBe(3);
      expect(said().map((message) => message.address)).toEqual([
        bench.address('ann'),
        bench.address('ann'),
        bench.address('ben'),
      ]);
    });

    promise(
      'hears the same update again under the same id',
      async ({ bench, said }) => {
        await bench.write('ann', 'the light is out', 'update 7');
        await bench.write('ann', 'the light is out', 'update 7');
        await bench.write('ben', 'the light is out', 'update 7');
        const [first, again, other] = said().map((message) => message.id);
        expect(again).toBe(first);
        expect(other).not.toBe(first);
      },
      'repeats',
    );

    promise(
      'hears a tapped choice as that choice',
      async ({ bench, said }) => {
        await bench.send('ann', 'Solved?', [choice('solved-yes.1024', 'Yes', 1), choice('solved-no.1024', 'No', 2)]);
        await bench.tap?.('ann', 'solved-no.1024');
        expect(said()).toMatchObject([{ address: bench.address('ann'), choice: 'solved-no.1024' }]);
      },
      'choices',
    );

    promise(
      'hears photo, voice and file as what they are, with their bytes',
      async ({ bench, said, bytesOf }) => {
        const samples = {
          photo: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0),
          voice: Uint8Array.of(0x4f, 0x67, 0x67, 0x53, 1),
          document: Uint8Array.of(0x25, 0x50, 0x44, 0x46, 2),
        } as const;
        for (const [kind, bytes] of Object.entries(samples)) await bench.attach?.('ann', kind as MediaKind, bytes);
        expect(
          said()
            .flatMap((message) => message.files ?? [])
            .map((file) => file.kind),
        ).toEqual(['photo', 'voice', 'document']);
        expect(await bytesOf()).toEqual(Object.values(samples));
      },
      'media',
    );

    promise(
      'says which letter a reply quotes',
      async ({ bench, said }) => {
        await bench.send('ann', 'No. 1024');
        await bench.send('ann', 'No. 1025');
        await bench.quote?.('ann', 1, 'it is done');
        const [message] = said();
        expect(message?.text).toBe('it is done');
        expect(message?.quote?.letter ?? message?.quote?.text).toBeTruthy();
      },
      'quotes',
    );

    promise(
      'ignores unknown events without harm',
      async ({ bench, said }) => {
        await bench.mumble?.('ann');
        expect(said()).toEqual([]);
        await bench.write('ann', 'still here');
        expect(said()).toMatchObject([{ text: 'still here' }]);
      },
      'unknown events',
    );

    promise('does not hear our own words', async ({ bench, heard }) => {
      await bench.send('ann', 'Noted: no. 1024.', [choice('status.1024', 'Status', 1)]);
      await bench.seen('ann');
      expect(heard.filter((one) => one.kind === 'said')).toEqual([]);
    });

    promise(
      'does not hear groups in which nobody means it',
      async ({ bench, said }) => {
        await bench.writeInGroup?.('who has the keys?');
        expect(said()).toEqual([]);
      },
      'groups',
    );

    promise('brings a letter to its chat only', async ({ bench }) => {
      await bench.send('ann', 'for Ann');
      await bench.send('ben', 'for Ben');
      expect((await bench.seen('ann')).map((letter) => letter.text)).toEqual(['for Ann']);
      expect((await bench.seen('ben')).map((letter) => letter.text)).toEqual(['for Ben']);
    });

    promise('brings letters in their order', async ({ bench }) => {
      for (const text of ['one', 'two', 'three']) await bench.send('ann', text);
      expect((await bench.seen('ann')).map((letter) => letter.text)).toEqual(['one', 'two', 'three']);
    });

    promise('shows every choice', async ({ bench }) => {
      const choices = ['解决了', '部分', '没有', '不要了'].map((label, at) => choice(`c.${at}`, label, (at + 1) % 4));
      await bench.send('ann', '解决了吗？', choices);
      const shown = (await bench.seen('ann')).flatMap((letter) => letter.choices).join('\n');
      for (const { label } of choices) expect(shown).toContain(label);
    });

    promise('brings a long letter whole', async ({ bench }) => {
      const long = Array.from({ length: 400 }, (_, at) => `第${at}句话：路灯坏了，老人摔了👵🏽。`).join('\n');
      await bench.send('ann', long);
      const arrived = (await bench.seen('ann')).map((letter) => letter.text).join('\n');
      expect(arrived.replace(/\s/g, '')).toBe(long.replace(/\s/g, ''));
      expect(arrived).not.toContain('\ufffd');
    });

    promise(
      'never tries a closed chat again',
      async ({ bench }) => {
        await bench.close?.('ann');
        const failure = await bench.send('ann', 'anybody there?').catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(DeliveryFailed);
        expect((failure as DeliveryFailed).retry).toBe(false);
        await bench.send('ben', 'others go on');
        expect(await bench.seen('ben')).toHaveLength(1);
      },
      'closed chats',
    );

    promise(
      'waits as long as the platform wants',
      async ({ bench }) => {
        await bench.slowDown?.('ann', 17);
        const failure = await bench.send('ann', 'one more').catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(DeliveryFailed);
        expect((failure as DeliveryFailed).retry).toEqual({ after: 17 });
      },
      'rate limits',
    );

    promise(
      'names the letters of a late receipt',
      async ({ bench, heard }) => {
        await bench.send('ann', 'one');
        await bench.send('ann', 'two');
        await bench.send('ben', 'not his');
        await bench.seen('ann');
        await bench.tellArrived?.('ann');
        const receipts = heard.flatMap((one) => (one.kind === 'receipt' ? [one.receipt] : []));
        expect(receipts.length).toBeGreaterThan(0);
        for (const receipt of receipts) {
          expect(receipt.address).toBe(bench.address('ann'));
          expect(receipt.evidence).toBeGreaterThanOrEqual(2);
          expect(receipt.upTo ?? receipt.letter).toBeTruthy();
        }
      },
      'late receipts',
    );

    promise(
      'goes on after a message could not be received, and lets it be sent again',
      async ({ bench, said, failOnce }) => {
        failOnce();
        await expect(bench.write('ann', 'lost?', 'update 1')).rejects.toThrow();
        await bench.write('ann', 'lost?', 'update 1');
        await bench.write('ann', 'and on', 'update 2');
        expect(said().map((message) => message.text)).toEqual(['lost?', 'and on']);
      },
    );

    promise('hears nothing after it was stopped', async ({ bench, heard }) => {
      await bench.channel.stop();
      await bench.write('ann', 'anybody there?').catch(() => {});
      expect(heard).toEqual([]);
    });
  });
}

interface At {
  readonly bench: Bench;
  readonly heard: Heard[];
  said(): readonly Message[];
  bytesOf(): Promise<readonly Uint8Array[]>;
  /** The next message finds our side failing. */
  failOnce(): void;
}

async function started(bench: Bench): Promise<At> {
  const heard: Heard[] = [];
  let failing = false;
  await bench.start(async (one) => {
    if (failing && one.kind === 'said') {
      failing = false;
      throw new Error('The store could not take it.');
    }
    heard.push(one);
  });
  const said = () => heard.flatMap((one) => (one.kind === 'said' ? [one.message] : []));
  return {
    bench,
    heard,
    said,
    bytesOf: () =>
      Promise.all(
        said()
          .flatMap((message) => message.files ?? [])
          .map((file) => file.bytes()),
      ),
    failOnce: () => {
      failing = true;
    },
  };
}

const choice = (id: string, label: string, n: number): LetterChoice => ({ id, label, n });
