/** What is asked of the roster, and what its changes and late joinings leave to be done. */

import type { Deputy, Door } from '../domain/people.ts';

interface OpinionPage {
  readonly limit: number;
  /** The id of the last one read. */
  readonly after: string;
}

export interface RosterQuestions {
  deputy: { key: { readonly no: string }; answer: Deputy | null };
  deputies: {
    key: { readonly name?: string; readonly areas?: readonly string[]; readonly limit: number };
    answer: readonly Deputy[];
  };
  doors: { key: { readonly areas: readonly string[] }; answer: readonly Door[] };
  station: { key: { readonly id: string }; answer: { readonly name: string; readonly areaCode: string | null } | null };
  ofDistrict: { key: { readonly districtId: string }; answer: readonly Deputy[] };
  /** Opinions in the hands of this deputy that still need one; after an id, for whoever reads page by page. */
  held: {
    key: { readonly deputyNo: string; readonly limit: number; readonly after?: string };
    answer: readonly string[];
  };
  /** Deputies whose mandate does not run and who still stand for somebody's opinion. */
  stopped: { key: object; answer: readonly Deputy[] };
  /** Opinions with an offer to a deputy whose mandate does not run; page by page, as the next four. */
  offeredInVain: { key: OpinionPage; answer: readonly string[] };
  /** Organs that left the roster and still have a route, or an opinion to give on one. */
  endedOrgans: { key: object; answer: readonly string[] };
  /** Opinions that this organ has, the lead or beside it; `replied`: those that wait for the deputy, too. */
  forwardedTo: {
    key: OpinionPage & { readonly organId: string; readonly replied: boolean };
    answer: readonly string[];
  };
  /** Opinions with a slip that nobody had joined for when it was written, and somebody has since. */
  notHandedOut: { key: OpinionPage; answer: readonly string[] };
  /** What people still hold in organs and offices that left the roster. */
  endedRoles: {
    key: object;
    /** With the name of the organ or office. */
    answer: readonly {
      readonly id: string;
      readonly personId: string;
      readonly name: string;
      readonly latinName: string;
    }[];
  };
}
