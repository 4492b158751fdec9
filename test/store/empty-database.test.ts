import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('a new beginning leaves no table out', () => {
  const models = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+)/gm)].map(
    ([, name = '']) => name,
  );
  const emptied = [...readFileSync('src/store/empty-database.ts', 'utf8').matchAll(/^ +tx\.(\w+),$/gm)].map(
    ([, name]) => name,
  );
  expect(models.length).toBeGreaterThan(30);
  expect(emptied.toSorted()).toEqual(models.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).toSorted());
});
