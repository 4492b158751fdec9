import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { place } from '../../../src/places/kunming/place.ts';
import { printLifecycle } from './print-lifecycle.ts';

describe('docs/lifecycle.md', () => {
  // With -u it is printed anew.
  it('is what the tables say today', async () => {
    await expect(printLifecycle(place)).toMatchFileSnapshot(
      fileURLToPath(new URL('../../../docs/lifecycle.md', import.meta.url)),
    );
  });
});
