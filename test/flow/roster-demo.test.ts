import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { acts } from '../../src/domain/lifecycle.ts';
import { opinionStates } from '../../src/domain/opinion.ts';
import { routeActNames } from '../../src/domain/route-acts.ts';
import { readRoster } from '../../src/flow/roster/read-roster.ts';

interface Step {
  readonly who: string;
  readonly act: string;
  readonly daysAgo?: number;
  readonly workingDaysAgo?: number;
  readonly minutesAgo?: number;
  readonly class?: string;
  readonly promiseDays?: number;
  readonly door?: string;
  readonly into?: string;
  readonly organ?: string;
}
interface Story {
  readonly id: string;
  readonly citizen: { readonly name: string; readonly language: string; readonly gone?: boolean };
  readonly area: string;
  readonly to: string | null;
  readonly said: readonly { readonly text?: string; readonly photo?: string; readonly voice?: string }[];
  readonly steps: readonly Step[];
  readonly wanted: {
    readonly state: string;
    readonly class: string | null;
    readonly rated: boolean | null;
    readonly late: string | null;
  };
}

const { joined, opinions } = JSON.parse(readFileSync('prisma/demo/opinions.json', 'utf8')) as {
  readonly joined: {
    readonly deputies: readonly string[];
    readonly offices: readonly string[];
    readonly handlers: readonly string[];
  };
  readonly opinions: readonly Story[];
};
const read = await readRoster('prisma/demo', { levels: ['province', 'city', 'county', 'township'] });
if ('problems' in read) throw new Error('the demonstration roster cannot be read');
const { roster } = read;
const active = new Map(roster.deputies.filter((one) => one.mandate === 'active').map((one) => [one.no, one]));
const areas = new Map(roster.areas.map((area) => [area.code, area]));

test('the stories show all ten states, all classes, lateness at L2 and L3, rating and silence, photo and voice', () => {
  expect(opinions).toHaveLength(30);
  expect(new Set(opinions.map((one) => one.wanted.state))).toEqual(new Set(opinionStates));
  expect(new Set(opinions.flatMap((one) => one.wanted.class ?? []))).toEqual(new Set(['A', 'B', 'C', 'D']));
  expect(opinions.flatMap((one) => one.wanted.late ?? []).sort()).toEqual(['L2', 'L3']);
  expect(new Set(opinions.filter((one) => one.wanted.state === 'closed').map((one) => one.wanted.rated))).toEqual(
    new Set([true, false]),
  );
  expect(opinions.some((one) => one.said.some((said) => said.photo))).toBe(true);
  expect(opinions.some((one) => one.said.some((said) => said.voice))).toBe(true);
  expect(opinions.filter((one) => one.citizen.language === 'en')).toHaveLength(2);
});

test('whoever the stories name is in the roster, active, and has joined', () => {
  const ids = new Set(opinions.map((one) => one.id));
  const doors = new Set(roster.doors.map((door) => door.name));
  const organs = roster.organs.map((organ) => organ.id);
  expect(joined.deputies.filter((no) => !active.has(no))).toEqual([]);
  expect(joined.offices.toSorted()).toEqual(roster.offices.map((office) => office.id).sort());
  for (const story of opinions) {
    expect(areas.has(story.area), story.id).toBe(true);
    if (story.to !== null) expect(joined.deputies, story.id).toContain(story.to);
    for (const step of story.steps) {
      expect([...Object.keys(acts), ...routeActNames], story.id).toContain(step.act);
      if (step.organ) expect(organs, story.id).toContain(step.organ);
      if (step.door) expect(doors, story.id).toContain(step.door);
      if (step.into) expect(ids, story.id).toContain(step.into);
      if (step.who.startsWith('office:')) expect(joined.offices, story.id).toContain(step.who.slice('office:'.length));
      else if (step.who.startsWith('handler:'))
        expect(joined.handlers, story.id).toContain(step.who.slice('handler:'.length));
      else if (step.who !== 'citizen') expect(step.who, story.id).toBe(story.to);
    }
  }
});

test('the deputy who was asked represents the area', () => {
  const above = (code: string | null): readonly string[] =>
    code === null ? [] : [code, ...above(areas.get(code)?.parent ?? null)];
  for (const { id, to, area } of opinions.filter((one) => one.to !== null)) {
    const district = roster.districts.find((one) => one.id === active.get(to ?? '')?.district);
    expect(
      district?.areas.some((code) => above(area).includes(code)),
      id,
    ).toBe(true);
  }
});

test('steps come in time, and a promised day of an open story lies ahead', () => {
  const minutes = (step: Step) => step.minutesAgo ?? (step.daysAgo ?? step.workingDaysAgo ?? 0) * 1440;
  for (const { id, steps, wanted } of opinions) {
    expect(steps.map(minutes), id).toEqual(steps.map(minutes).toSorted((a, b) => b - a));
    const promise = steps.findLast((step) => step.class === 'B');
    if (wanted.state === 'handling' && promise)
      expect((promise.promiseDays ?? 0) - (promise.daysAgo ?? 0), id).toBeGreaterThan(0);
  }
});
