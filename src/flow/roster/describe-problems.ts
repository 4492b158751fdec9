import type { Say } from '../../text/say.ts';
import type { RosterProblem } from './problem.ts';

/** One line each, at most `limit`, then how many more; never a telephone number. */
export function describeProblems(problems: readonly RosterProblem[], say: Say, limit = 40): readonly string[] {
  const lines = problems.slice(0, limit).map((one) => describeProblem(one, say));
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, say('cli:roster.more', { count: more })] : lines;
}

function describeProblem({ sheet, row, column, value, reason, params }: RosterProblem, say: Say): string {
  // "Did you mean" where something is near, else the words that are known.
  const key =
    'near' in params
      ? (`cli:roster.problem.${reason as 'unknownSheet' | 'unknownColumn'}Near` as const)
      : (`cli:roster.problem.${reason}` as const);
  const where = [
    sheet,
    row === null ? null : say('cli:roster.row', { row }),
    column,
    value === null ? null : say('cli:roster.value', { value }),
  ].filter((one) => one !== null);
  return say('cli:roster.line', { where: where.join(' · '), reason: say(key, params) });
}
