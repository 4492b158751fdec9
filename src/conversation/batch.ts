/** What reaches everybody joined to one opinion, as the store keeps it. */

import type { Every } from '../domain/decision.ts';
import type { Copy } from './copies.ts';

/** With its cursor: how far it has come. */
export interface Batch {
  readonly id: number;
  readonly opinionId: string;
  readonly intoId: string | null;
  readonly feedbackId: string | null;
  readonly work: BatchWork;
  readonly total: number;
  readonly done: number;
  readonly cursor: string;
  readonly createdAt: Date;
  readonly writtenAt: Date | null;
  readonly nextAt: Date | null;
  readonly version: number;
}

/** An act of the system on each of them, or a letter to each. */
export type BatchWork = Every | { readonly copy: Copy };

/** How far an answer that was fanned out has come: of `total` letters, and what those who have theirs say. */
export interface FanOut {
  readonly total: number;
  readonly left: number;
  readonly delivered: number;
  /** Nobody could be sent it, or no evidence came: the office tells them otherwise. */
  readonly failed: number;
  /** On their way still. */
  readonly waiting: number;
  readonly solved: { readonly yes: number; readonly partly: number; readonly no: number };
}
