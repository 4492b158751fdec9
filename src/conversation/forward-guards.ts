/** voice.md section 4: a concrete case, a tender or a complaint about an organ's own people is asked about at forwarding. */

import type { Asking } from './questions.ts';
import type { Turn } from './turn.ts';

export function* askAtForwarding(_turn: Turn, _found: unknown, _wanted: unknown, _text: string): Asking<boolean> {
  return false;
}

export function* guardAnswered(_turn: Turn, _number: number, _args: readonly string[]): Asking<boolean> {
  return false;
}
