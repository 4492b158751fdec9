/** To whom a draft goes. */

import type { Deputy } from '../domain/people.ts';
import { type Asking, ask } from './questions.ts';
import type { Draft } from './scene.ts';
import type { Turn } from './turn.ts';

export interface Destinationed {
  readonly deputy: Deputy | null;
  /** Chosen, or named by the link; perhaps not joined yet. */
  readonly wished: Deputy | null;
  readonly office: { readonly id: string; readonly name: string; readonly latinName: string };
  readonly areaCode: string | null;
  readonly area: string | null;
}

/** A sure deputy (chosen, or by the link) if there is one; else the office of the area: named, or the deputy's own. */
export function* whereTo(turn: Turn, draft: Pick<Draft, 'deputyNo' | 'areaCode'>): Asking<Destinationed> {
  const { directory } = turn.around;
  const found = draft.deputyNo ? yield* ask('deputy', { no: draft.deputyNo }) : null;
  const wished = found?.mandate === 'active' ? found : null;
  const deputy = wished?.personId ? wished : null;
  // Districts are named after where they lie: 五华区龙翔第3选区.
  const own = found?.districtName ? directory.guessArea(found.districtName) : null;
  const areaCode = draft.areaCode ?? (own?.sure ? own.code : null);
  const office = directory.officeOfArea(areaCode);
  return { deputy, wished, office, areaCode, area: areaCode ? areaNamed(turn, areaCode) : null };
}

export function areaNamed(turn: Turn, code: string | null): string {
  const area = code ? turn.around.directory.areas.get(code) : undefined;
  return (turn.language === 'zh-CN' ? area?.name : area?.latinName) ?? '';
}
