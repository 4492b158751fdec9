/** How far the newest opinion of the demonstration has come, and what is owed next: four steps, each with its day. */

import type { KnownMatter, Story } from '../conversation/questions.ts';
import { type Day, dayAt } from '../domain/day.ts';
import type { DutyKind } from '../domain/duty.ts';
import type { DemoStep } from './view-types.ts';

export function demoSteps(
  { opinion, duties }: KnownMatter,
  { events }: Pick<Story, 'events'>,
  /** `latest`: the day to which the organ's clock and the deputy's can come together, while an organ has it. */
  at: { readonly today: Day; readonly timeZone: string; readonly latest?: Day | undefined },
): readonly DemoStep[] {
  const day = (moment: Date) => dayAt(moment, at.timeZone);
  const done = (id: DemoStep['id'], moment: Date | null | undefined): DemoStep => ({
    id,
    state: 'done',
    ...(moment ? { day: day(moment) } : {}),
  });
  /** What somebody owes for this step by a day; without a duty the step waits for the one before it. */
  const owed = (id: DemoStep['id'], ...kinds: readonly DutyKind[]): DemoStep => {
    const duty = duties.find((one) => kinds.includes(one.kind) && one.status === 'running');
    if (duty)
      return {
        id,
        state: 'todo',
        day: duty.due,
        word: duty.due < at.today ? 'late' : duty.kind === 'follow-up' ? 'again' : 'by',
      };
    const paused = duties.some((one) => kinds.includes(one.kind) && one.status === 'paused');
    return { id, state: 'todo', ...(paused ? { word: 'asked' } : {}) };
  };
  const happened = (act: string) => events.findLast((one) => one.act === act)?.at;
  const { state, feedback } = opinion;
  const over = state === 'withdrawn' || state === 'merged' || state === 'diverted';
  const acknowledged = happened('acknowledge');

  const steps: readonly DemoStep[] = [
    done('submit', opinion.submittedAt),
    acknowledged && state !== 'submitted'
      ? done('acknowledge', acknowledged)
      : owed('acknowledge', 'acknowledge', 'triage'),
    feedbackStep(),
    state === 'closed' || over
      ? { ...done('close', opinion.stateSince), ...(over ? { word: state } : {}) }
      : { id: 'close', state: 'todo' },
  ];
  const next = over ? -1 : steps.findIndex((step) => step.state !== 'done');
  return steps.map((step, index) => (index === next ? { ...step, state: 'now' } : step));

  function feedbackStep(): DemoStep {
    // Class B is told, and then told again: what is being solved is not yet fed back.
    if (feedback?.deliveredAt && (state === 'answered' || state === 'closed' || state === 'diverted'))
      return done('feedback', feedback.deliveredAt);
    if (duties.some((one) => one.kind === 'reach' && one.routeId === null && one.status === 'running'))
      return { id: 'feedback', state: 'todo', word: 'unreached' };
    if (state === 'answering')
      return { id: 'feedback', state: 'todo', word: feedback?.heldAt ? 'unreached' : 'leaving' };
    if (over) return { id: 'feedback', state: 'todo' };
    const step = owed('feedback', 'feedback', 'study', 'follow-up');
    return step.day || !at.latest ? step : { ...step, day: at.latest, word: 'atLatest' };
  }
}
