/** Who is who on a page about one opinion, by the names that readers know. */

import type { KnownMatter } from '../conversation/questions.ts';
import type { Holder } from '../domain/duty.ts';
import { inChargeNo } from '../domain/matter.ts';
import type { Language } from '../domain/people.ts';
import type { World } from '../world.ts';
import type { Party } from './view-types.ts';

export interface Parties {
  /** Null while nobody is, or when nobody knows the deputy any more. */
  readonly inCharge: Party | null;
  readonly office: Party;
  readonly citizen: Party;
  /** Between names in a row. */
  readonly comma: string;
  readonly of: (role: string, actorId: string | null) => Party;
}

export function partiesOf(world: World, language: Language, matter: KnownMatter): Parties {
  const voice = world.voice(language);
  const directory = world.directory();
  const office = (id: string): Party => {
    const found = directory.offices.get(id) ?? directory.root;
    return { role: 'office', name: found ? voice.value({ named: found, as: 'bare' }) : '' };
  };
  const deputy = (no: string): Party | null => {
    const found = matter.deputies.find((one) => one.no === no);
    return found
      ? {
          role: 'deputy',
          name: voice.value({ named: found, as: 'deputy' }),
          sign: [...(language === 'zh-CN' ? found.name : found.latinName)][0] ?? '',
        }
      : null;
  };
  const no = inChargeNo(matter);
  const citizen: Party = { role: 'citizen', name: voice.text('web:party.citizen') };
  const system: Party = { role: 'system', name: voice.text('web:party.system') };
  return {
    inCharge: no === null ? null : deputy(no),
    office: office(matter.opinion.officeId),
    citizen,
    comma: voice.text('web:layout.list'),
    of: (role, actorId) => {
      if (role === 'citizen') return citizen;
      if (role === 'deputy')
        return (actorId && deputy(actorId)) || { role: 'deputy', name: voice.text('web:party.formerDeputy') };
      const organ = actorId === null ? undefined : directory.organs.get(actorId);
      if ((role === 'organ' || role === 'handler') && organ) return { role: 'organ', name: organ.name };
      return role === 'office' && actorId ? office(actorId) : system;
    },
  };
}

export const holderParty = (parties: Parties, { role, id }: Holder): Party => parties.of(role, id);
