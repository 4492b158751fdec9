/** How opinions, people and days are named in letters: small values shared by all steps. */

import type { About } from '../channel.ts';
import type { Day } from '../domain/day.ts';
import type { Duty, DutyKind } from '../domain/duty.ts';
import { inChargeNo, type Matter } from '../domain/matter.ts';
import type { Feedback, Opinion } from '../domain/opinion.ts';
import type { Deputy, Language, Office } from '../domain/people.ts';
import { formatQueryCode } from '../domain/query-code.ts';
import type { Value } from '../text/render.ts';
import type { TextKey } from '../text/resources.ts';
import type { FanOut } from './batch.ts';
import type { KnownMatter } from './questions.ts';
import type { Surroundings } from './turn.ts';

export const deputyNamed = ({ name, latinName }: Pick<Deputy, 'name' | 'latinName'>): Value => ({
  named: { name, latinName },
  as: 'deputy',
});
export const officeNamed = ({ name, latinName }: Pick<Office, 'name' | 'latinName'>): Value => ({
  named: { name, latinName },
  as: 'bare',
});

/** 6,200: read at a glance. */
export const figures = (n: number): string => n.toLocaleString('en-US');

/** How far a fan-out has come; what is nought is left out. */
export const fanOutNamed = (progress: FanOut): Value => ({
  key: 'conversation:open.fanOut',
  with: {
    total: figures(progress.total),
    left: figures(progress.left),
    delivered: figures(progress.delivered),
    failed: progress.failed > 0 ? figures(progress.failed) : '',
    rated: ratedNamed(progress),
  },
});

export function ratedNamed({ solved: { yes, partly, no } }: FanOut): Value {
  if (yes + partly + no === 0) return '';
  return { key: 'conversation:open.rated', with: { yes: figures(yes), partly: figures(partly), no: figures(no) } };
}

export function runningDuty(matter: Pick<Matter, 'duties'>, ...kinds: readonly DutyKind[]): Duty | undefined {
  for (const kind of kinds) {
    const duty = matter.duties.find((one) => one.kind === kind && one.status === 'running');
    if (duty) return duty;
  }
  return undefined;
}

/** The next day on which the citizen hears, and from whom. */
export function nextDue(matter: Pick<Matter, 'duties'>): { readonly kind: DutyKind; readonly due: Day } | undefined {
  // Handing a slip to an organ is nothing the citizen waits for.
  const duties = matter.duties.filter(({ kind, routeId }) => kind !== 'reach' || routeId === null);
  return runningDuty({ duties }, 'triage', 'acknowledge', 'study', 'follow-up', 'reach', 'rating');
}

/** Who has the opinion now, as the citizen is told: the deputy in charge, else the office. */
export function whoHas(
  opinion: Pick<Opinion, 'deputyNo' | 'officeId'>,
  deputies: readonly Deputy[],
  around: Pick<Surroundings, 'directory'>,
): Value {
  const deputy = deputies.find((one) => one.no === opinion.deputyNo);
  if (deputy) return deputyNamed(deputy);
  const office = around.directory.offices.get(opinion.officeId) ?? around.directory.root;
  return office ? officeNamed(office) : '';
}

/** The same of a matter: one that was merged is with whoever has what it was merged into. */
export const whoHasIt = (matter: KnownMatter, around: Pick<Surroundings, 'directory'>): Value =>
  whoHas({ ...matter.opinion, deputyNo: inChargeNo(matter) }, matter.deputies, around);

/** Who wrote the answer, as the citizen is told: whoever stood in says so. */
export function whoAnswered(
  opinion: Pick<Opinion, 'deputyNo' | 'officeId' | 'feedback'>,
  deputies: readonly Deputy[],
  around: Pick<Surroundings, 'directory'>,
): Value {
  const standIn = deputies.find((one) => one.no === opinion.feedback?.delegateNo);
  const inCharge = whoHas(opinion, deputies, around);
  return standIn ? standingIn(standIn, inCharge) : inCharge;
}

export const standingIn = (standIn: Deputy, absent: Value): Value => ({
  key: 'terms:standIn',
  with: { who: deputyNamed(standIn), absent },
});

/** The words of an answer; where there are only files, that they are to be heard or seen. */
export const answerText = ({ text, files }: Pick<Feedback, 'text' | 'files'>): Value =>
  text ||
  (files.length === 0
    ? ''
    : { key: files.some((one) => one.kind === 'voice') ? 'letters:citizen.voice' : 'letters:citizen.look' });

/** Whom the citizen chose, while nobody has it: the office is told. */
export function wishedNamed({ opinion, deputies }: Pick<KnownMatter, 'opinion' | 'deputies'>): Value {
  const wished = deputies.find((one) => one.no === opinion.wishedNo);
  return wished && opinion.deputyNo === null ? { key: 'conversation:wished', with: { who: deputyNamed(wished) } } : '';
}

/** For programs that read letters (contract.md): what this one is about. */
/** Whether the citizen hears of an act by a letter: nobody does who has no account. */
export const citizenTold = (opinion: Pick<Opinion, 'authorId'>): Value =>
  opinion.authorId === null ? '' : { key: 'conversation:toldCitizen' };

export function about(
  event: string,
  opinion: Pick<Opinion, 'number' | 'state'>,
  due?: Day,
  extra: Partial<About> = {},
): About {
  return { event, number: opinion.number, state: opinion.state, ...(due ? { due } : {}), ...extra };
}

export function codeOf(opinion: Pick<Opinion, 'code'>): string {
  return opinion.code === null ? '' : formatQueryCode(opinion.code);
}

/** 文字1条、照片1张、语音1条. */
export function contents(said: readonly { readonly kind: string }[]): Value {
  const kinds = ['text', 'photo', 'voice', 'video', 'document'] as const;
  return {
    list: kinds.flatMap((kind) => {
      const count = said.filter((one) => one.kind === kind).length;
      return count === 0 ? [] : [{ key: `conversation:contents.${kind}` as TextKey, with: { count } }];
    }),
  };
}

/** District names are kept as the roster has them: one that the reader cannot read is left out. */
export function districtOf(deputy: Pick<Deputy, 'districtName'>, language: Language): string {
  const name = deputy.districtName ?? '';
  return language !== 'zh-CN' && /\p{Script=Han}/u.test(name) ? '' : name;
}
