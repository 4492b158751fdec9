/** An organ that ends is followed by another, or not; somebody who joins is handed what waited. */

import { describe, expect, it } from 'vitest';
import {
  act,
  author,
  deputy,
  goTo,
  handler,
  must,
  newWorld,
  owing,
  someOrgan,
  submit,
  system,
  type World,
} from './small-world.ts';

const d101 = deputy('101');

/** Referred to the first organ with the others beside it. */
function referred(lead: string, ...beside: readonly string[]): { world: World; id: string; routeId: string } {
  const world = newWorld('2026-10-16');
  const id = submit(world, { deputyNo: '101' });
  const coHandlers = beside.map((one) => someOrgan(one));
  must(world, id, d101, { name: 'refer', organ: someOrgan(lead), coHandlers, brief: '路灯' });
  return { world, id, routeId: [...world.routes.keys()][0] ?? '' };
}
const routeOf = ({ world, routeId }: ReturnType<typeof referred>) => world.routes.get(routeId);

describe('an organ that ends', () => {
  it('is followed with at least five working days, and what the citizen allowed was allowed to nobody else', () => {
    const on = referred('works');
    const { world, id, routeId } = on;
    must(world, id, handler('works'), { name: 'verify', routeId, reason: '想看现场' });
    must(world, id, author, { name: 'allow-contact', routeId, yes: true });
    expect(routeOf(on)?.contactAsked).toBe('yes');
    goTo(world, '2026-11-05');
    const decision = must(world, id, system, { name: 'succeed', routeId, organ: someOrgan('water') });
    expect(decision.notices.map(({ hearer }) => hearer)).toEqual(['in charge', 'target']);
    expect(routeOf(on)).toMatchObject({ target: { id: 'water' }, state: 'accepted', contactAsked: null });
    expect(owing(world, id).filter((one) => one.startsWith('reply'))).toEqual(['reply organ:water 2026-11-12']);
  });

  it('is not followed by nobody: that would be a cancellation, which is told', () => {
    const { world, id, routeId } = referred('works');
    expect(act(world, id, system, { name: 'succeed', routeId, organ: null })).toMatchObject({ reason: 'organ-ended' });
  });

  it('beside the lead is followed there, or no longer asked; the lead is not written to again', () => {
    const on = referred('works', 'water');
    const { world, id, routeId } = on;
    must(world, id, handler('works'), { name: 'accept', routeId });
    const followed = must(world, id, system, { name: 'succeed', routeId, from: 'water', organ: someOrgan('silent') });
    expect(followed.notices.map(({ hearer }) => hearer)).toEqual(['co-handlers']);
    expect(routeOf(on)).toMatchObject({ target: { id: 'works' }, coHandlers: ['silent'] });
    expect(owing(world, id).filter((one) => one.startsWith('co-opinion'))).toEqual([
      expect.stringContaining('organ:silent'),
    ]);
    const dropped = must(world, id, system, { name: 'succeed', routeId, from: 'silent', organ: null });
    expect([dropped.notices, routeOf(on)?.coHandlers]).toEqual([[], []]);
    expect(owing(world, id).filter((one) => one.startsWith('co-opinion'))).toEqual([]);
  });
});

describe('somebody who joins', () => {
  it('hears of what waited, while an office that brings it says how', () => {
    const { world, id, routeId } = referred('silent');
    expect(
      act(world, id, { role: 'office', id: 'area', personId: 'clerk' }, { name: 'hand-out', routeId, how: ' ' }),
    ).toMatchObject({
      reason: 'reason-missing',
    });
    const decision = must(world, id, system, { name: 'hand-out', routeId, how: '' });
    expect([decision.notices.map(({ hearer }) => hearer), decision.pieces]).toEqual([['target'], []]);
    expect(owing(world, id).filter((one) => one.startsWith('reach'))).toEqual([]);
  });
});
