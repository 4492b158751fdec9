import { createHmac, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { holderOf, organOfCode, replyCode, replyLink, replyToken, routeIdIn } from '../../src/flow/reply-token.ts';

const signedWith = (secret: string) => ({
  digest: (text: string) => createHmac('sha256', secret).update(text).digest('base64url'),
  publicUrl: 'https://huying.example',
});
const world = signedWith('a secret');
const id = randomUUID();

describe('the key to a reply page', () => {
  it('says which route it is about and opens it for one organ only', () => {
    const token = replyToken(world, id, 'chengguan');
    expect(routeIdIn(token)).toBe(id);
    expect(holderOf(world, token, id, ['zhujian', 'chengguan'])).toBe('chengguan');
    expect(holderOf(world, token, id, ['zhujian'])).toBeUndefined();
    expect(holderOf(world, token, randomUUID(), ['chengguan'])).toBeUndefined();
    expect(replyLink(world, id, 'chengguan')).toBe(`https://huying.example/r/${token}`);
  });

  it('opens nothing when a sign was changed, or when it was signed elsewhere', () => {
    const token = replyToken(world, id, 'chengguan');
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(holderOf(world, changed, routeIdIn(changed) ?? '', ['chengguan'])).toBeUndefined();
    }
    expect(holderOf(signedWith('another'), token, id, ['chengguan'])).toBeUndefined();
    for (const odd of ['', 'x', '../../etc/passwd', `${token}x`, token.slice(1), '你'.repeat(38)])
      expect(routeIdIn(odd)).toBeNull();
  });

  it('gives every organ eight digits of its own', () => {
    const codes = new Set(Array.from({ length: 200 }, () => replyCode(world, randomUUID(), 'chengguan')));
    expect(codes.size).toBe(200);
    for (const code of codes) expect(code).toMatch(/^\d{8}$/);
    expect(organOfCode(world, replyCode(world, id, 'b'), id, ['a', 'b'])).toBe('b');
    expect(organOfCode(world, '00000000', id, ['a', 'b'])).toBeUndefined();
  });
});
