/** Letters on their way out, as the outbox hands them over. */

import type { About, Letter, LetterChoice } from '../channel.ts';

/** The letters of a chat that have arrived with the client's asking for the next, or with its receipt. */
export interface AckedLetters {
  readonly chatId: string;
  readonly letters: readonly {
    readonly id: string;
    readonly opinionId: string | null;
    readonly feedbackId: string | null;
  }[];
}

/** A letter whose turn it is, taken so that no other process sends it, too. */
export interface ClaimedLetter {
  readonly id: string;
  readonly chatId: string;
  readonly channel: string;
  readonly address: string;
  readonly seq: number;
  readonly text: string;
  readonly choices: readonly LetterChoice[] | null;
  readonly files: Letter['files'] | null;
  readonly about: About | null;
  readonly opinionId: string | null;
  readonly feedbackId: string | null;
  readonly replacesSeq: number | null;
  readonly tries: number;
}
