/** The terminal as a channel: several people sit at one keyboard, each in a chat of their own. */

import { stripVTControlCharacters } from 'node:util';
import type { Abilities, Channel, Heard, Letter } from '../../src/channel.ts';

export interface Terminal extends Channel {
  /** What was typed by whoever sits there now; resolves after the commit. */
  type(address: string, text: string): Promise<void>;
}

/** No buttons: the choices are written below the letter, with the number to type. */
const can: Abilities = { buttons: false, edits: false, media: false, pulled: false, longestText: 4000, deliveredAt: 1 };

export interface TerminalOptions {
  /** Puts a letter on the screen. */
  readonly show: (letter: {
    readonly address: string;
    readonly text: string;
    readonly choices: readonly string[];
  }) => void;
  readonly now: () => Date;
  readonly id: () => string;
  /** Of whoever sits at the keyboard; the place's first language when not given. */
  readonly language?: string;
}

export function terminal({ show, now, id, language }: TerminalOptions): Terminal {
  let receive: ((heard: Heard) => Promise<void>) | null = null;
  return {
    name: 'terminal',
    can,
    start: async (hear) => {
      receive = hear;
    },
    send: async (letter: Letter) => {
      show({
        address: letter.address,
        text: plain(letter.text),
        choices: letter.choices.map((choice) => `${choice.n} ${plain(choice.label)}`),
      });
      return { id: letter.id, evidence: 1 };
    },
    stop: async () => {
      receive = null;
    },
    state: () => (receive ? 'on' : 'off'),
    type: async (address, text) => {
      if (!receive) throw new Error('The terminal is stopped.');
      const start = text.match(/^\/start(?:\s+(\S+))?$/);
      const message = { id: id(), address, at: now(), ...(language ? { language } : {}) };
      await receive({ kind: 'said', message: start ? { ...message, start: start[1] ?? '' } : { ...message, text } });
    },
  };
}

/** What a person wrote must not move somebody else's cursor. */
const plain = (text: string): string => stripVTControlCharacters(text);
