import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sweepFiles } from '../../src/flow/sweep-files.ts';
import type { Values } from '../../src/text/render.ts';
import type { TextKey } from '../../src/text/say.ts';
import { fileUrl } from '../../src/web/file-routes.ts';
import { openOn } from '../databases.ts';
import { seconds } from '../stage.ts';
import { html, jpeg, pdf, png, program, script, svgWithScript, wav, webm, zip, zipBomb } from './file-samples.ts';
import { joined, openSite, type ShownFile, type Site, submitted } from './site.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('photos, voices and files', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(await openOn('sqlite')());
    return () => site.close();
  });
  const zh = (key: TextKey, values: Values = {}) => site.stage.world.voice('zh-CN').text(key, values);
  const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
  const historyOf = async (headers: Readonly<Record<string, string>>) =>
    (await (await fetch(`${site.url}/api/v1/chat/history`, { headers })).json()) as {
      said: { text: string | null; files: ShownFile[] }[];
    };

  it.each([
    ['a photo', jpeg, 'image/jpeg', '路灯.jpg', 'photo', 'image/jpeg'],
    ['a picture whose type the client got wrong', png, 'application/octet-stream', 'x', 'photo', 'image/png'],
    ['a voice', wav, 'audio/wav', 'voice.wav', 'voice', 'audio/wav'],
    ['a voice as browsers record it', webm, 'audio/webm;codecs=opus', 'voice.webm', 'voice', 'audio/webm'],
    ['a document', pdf, 'application/pdf', '材料.pdf', 'document', 'application/pdf'],
  ] as const)('keeps %s and serves it back byte for byte', async (_, bytes, type, name, kind, mime) => {
    const client = await site.chat({ start: 'd_W001' });
    expect((await client.postFile(bytes, { name, type, seconds: 3, id: 'file 1', text: '看这个' })).status).toBe(202);
    expect((await client.postFile(bytes, { name, type, seconds: 3, id: 'file 1', text: '看这个' })).status).toBe(202);
    const { said } = await historyOf(client.headers);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({ text: '看这个', files: [{ kind, mime, seconds: 3 }] });
    const answer = await fetch(`${site.url}${said[0]?.files[0]?.url}`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-length')]).toEqual([
      200,
      mime,
      String(bytes.length),
    ]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(answer.headers.get('content-disposition')).toBe(kind === 'document' ? 'attachment' : 'inline');
    expect(await bytesOf(answer)).toEqual(bytes);
    await site.pass(seconds(3));
    expect((await client.letters(1)).map((letter) => letter.about?.event)).toEqual(['drafted']);
  });

  it('takes several photos of one message as one', async () => {
    const client = await site.chat({ start: 'd_W001' });
    const form = new FormData();
    form.set('id', 'album');
    for (const bytes of [jpeg, png])
      form.append('file', new File([bytes as Uint8Array<ArrayBuffer>], 'p', { type: 'image/jpeg' }));
    const answer = await fetch(`${site.url}/api/v1/chat/messages`, {
      method: 'POST',
      headers: client.headers,
      body: form,
    });
    expect(answer.status).toBe(202);
    expect((await historyOf(client.headers)).said[0]?.files).toHaveLength(2);
  });

  it('takes the same photo of many people at once, and of one message sent again while it arrives', async () => {
    const clients = await Promise.all(Array.from({ length: 12 }, () => site.chat({ start: 'd_W001' })));
    const photo = new Uint8Array([...jpeg, 1, 2, 3]);
    const answers = await Promise.all(
      clients.flatMap((client) => [
        client.postFile(photo, { type: 'image/jpeg', id: 'one' }),
        client.postFile(photo, { type: 'image/jpeg', id: 'one' }),
      ]),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(24).fill(202));
    expect(readFileSync(placeOf(photo))).toEqual(Buffer.from(photo));
  });

  it('takes ten files of a message, and says that the rest was not kept', async () => {
    const client = await site.chat({ start: 'd_W001' });
    const form = new FormData();
    form.set('id', 'crowd');
    const photos = Array.from({ length: 12 }, (_, n) => new Uint8Array([...jpeg, 9, n]));
    for (const bytes of photos) form.append('file', new File([bytes], 'p', { type: 'image/jpeg' }));
    const send = () =>
      fetch(`${site.url}/api/v1/chat/messages`, { method: 'POST', headers: client.headers, body: form });
    expect((await send()).status).toBe(202);
    expect((await historyOf(client.headers)).said[0]?.files).toHaveLength(10);
    expect(photos.map((bytes) => existsSync(placeOf(bytes)))).toEqual([...Array(10).fill(true), false, false]);
    expect((await client.letters(1))[0]?.text).toBe(zh('conversation:file.too-many', { most: 10 }));
  });

  it('keeps nothing of a message that was heard before', async () => {
    const client = await site.chat({ start: 'd_W001' });
    await client.postFile(jpeg, { type: 'image/jpeg', id: 'again' });
    const other = new Uint8Array([...jpeg, 5, 5]);
    expect((await client.postFile(other, { type: 'image/jpeg', id: 'again' })).status).toBe(202);
    expect(existsSync(placeOf(other))).toBe(false);
  });

  it('throws away a day later what came with a refused press, and nothing else', async () => {
    const citizen = await site.chat({ start: 'd_W001' });
    const code = (await submitted(site, citizen)).about?.code ?? '';
    const [kept, refused, half] = [1, 2, 3].map((n) => new Uint8Array([...jpeg, 7, n])) as [Bytes, Bytes, Bytes];
    const press = async (act: string, bytes: Bytes) => {
      const form = new FormData();
      form.set('act', act);
      form.set('file', new File([bytes], 'p.jpg', { type: 'image/jpeg' }));
      return (await fetch(`${site.url}/o/${code}`, { method: 'POST', body: form, redirect: 'manual' })).status;
    };
    expect([await press('add', kept), await press('clarify', refused)]).toEqual([303, 422]);
    const marks = join(site.stage.world.dataDir, 'arriving');
    // The server was killed between the commit and the end of its work, and while a file was being written.
    writeFileSync(join(marks, hashOf(kept)), '.');
    writeFileSync(join(marks, `${hashOf(half)}.5b1c`), 'half');
    await sweepFiles(site.stage.world);
    expect([kept, refused].map((bytes) => existsSync(placeOf(bytes)))).toEqual([true, true]);
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
    for (const name of readdirSync(marks)) utimesSync(join(marks, name), twoDaysAgo, twoDaysAgo);
    await sweepFiles(site.stage.world);
    expect([kept, refused].map((bytes) => existsSync(placeOf(bytes)))).toEqual([true, false]);
    expect(readdirSync(marks)).toEqual([]);
    // It may come again.
    expect(await press('add', refused)).toBe(303);
    expect(readFileSync(placeOf(refused))).toEqual(Buffer.from(refused));
  });

  it('lets the deputy hear the voice that the citizen sent', async () => {
    const deputy = await joined(site, { deputy: 'W001' });
    const citizen = await site.chat({ start: 'd_W001' });
    await citizen.postFile(wav, { type: 'audio/wav', seconds: 1 });
    await site.pass(seconds(3));
    const [receipt] = await citizen.choose('confirm');
    const files = (await deputy.read())
      .filter((letter) => letter.about?.number === receipt?.about?.number)
      .flatMap((letter) => letter.files);
    expect(files).toMatchObject([{ kind: 'voice', mime: 'audio/wav' }]);
    expect(await bytesOf(await fetch(`${site.url}${files[0]?.url}`))).toEqual(wav);
  });

  it.each([
    ['an SVG with a script', svgWithScript, 'image/svg+xml', 'x.svg'],
    ['a page that calls itself a photo', html, 'image/jpeg', 'photo.jpg'],
    ['a script', script, 'text/x-sh', 'x.sh'],
    ['a program that calls itself a photo', program, 'image/png', 'photo.png'],
    ['a zip', zip({ 'a.txt': html }), 'application/zip', 'x.zip'],
    ['text', new Uint8Array(Buffer.from('只是字')), 'text/plain', 'x.txt'],
  ])('refuses %s kindly and keeps nothing of it', async (_, bytes, type, name) => {
    const client = await site.chat({ start: 'd_W001' });
    expect((await client.postFile(bytes, { name, type, text: '' })).status).toBe(202);
    expect((await client.letters(1)).map((letter) => letter.text)).toEqual([zh('conversation:file.wrong-type')]);
    expect((await historyOf(client.headers)).said.flatMap((one) => one.files)).toEqual([]);
    expect(existsSync(placeOf(bytes))).toBe(false);
  });

  it('keeps the words of a message whose file it refuses', async () => {
    const client = await site.chat({ start: 'd_W001' });
    await client.postFile(html, { name: 'photo.jpg', type: 'image/jpeg', text: '路灯坏了，有图' });
    await site.pass(seconds(3));
    const letters = await client.letters(1);
    expect(letters[0]?.text).toBe(zh('conversation:file.wrong-type'));
    expect(letters[1]).toMatchObject({ about: { event: 'drafted' } });
    expect(letters[1]?.text).toContain('文字1条');
  });

  it('is not blown up by a zip bomb, and says that it cannot keep it', async () => {
    const bomb = zipBomb();
    const client = await site.chat();
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = process.memoryUsage().rss;
    const began = performance.now();
    expect(
      (
        await client.postFile(bomb, {
          name: 'x.docx',
          type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        })
      ).status,
    ).toBe(202);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1024 * 1024);
    expect((await client.letters(1)).map((letter) => letter.text)).toEqual([zh('conversation:file.wrong-type')]);
  });

  it('says that an empty file is empty', async () => {
    const client = await site.chat();
    await client.postFile(new Uint8Array(), { name: 'empty.jpg', type: 'image/jpeg' });
    expect((await client.letters(1)).map((letter) => letter.text)).toEqual([zh('conversation:file.empty')]);
  });

  it('refuses a file that is too large with 413 and a kind sentence, whether or not it says its length', async () => {
    const client = await site.chat();
    const large = new Uint8Array(21 * 1024 * 1024);
    large.set(jpeg);
    const answer = await client.postFile(large, { type: 'image/jpeg' });
    expect([answer.status, ((await answer.json()) as { message: string }).message]).toEqual([
      413,
      zh('conversation:file.too-large'),
    ]);
    const streamed = await fetch(`${site.url}/api/v1/chat/messages`, {
      method: 'POST',
      headers: { ...client.headers, 'content-type': 'multipart/form-data; boundary=b' },
      body: new ReadableStream({
        start: (controller) => {
          controller.enqueue(Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n'));
          for (let n = 0; n < 22; n++) controller.enqueue(new Uint8Array(1024 * 1024));
          controller.close();
        },
      }),
      duplex: 'half',
    } as RequestInit);
    expect(streamed.status).toBe(413);
    expect((await client.post({ text: '在吗' })).status).toBe(202);
    expect(existsSync(placeOf(large))).toBe(false);
  });

  it('says so on a page to whoever sends a photo that is too large by a form', async () => {
    const form = new FormData();
    form.set('act', 'add');
    form.set('file', new File([new Uint8Array(21 * 1024 * 1024)], 'p.jpg', { type: 'image/jpeg' }));
    const send = (accept: string) =>
      fetch(`${site.url}/o/K7QP-3MHX-W2RD5`, { method: 'POST', body: form, headers: { accept } });
    const page = await send('text/html');
    expect([page.status, await page.text()]).toEqual([413, expect.stringContaining(zh('web:trouble.large.title'))]);
    const program = await send('application/json');
    expect([program.status, await program.json()]).toEqual([413, { message: zh('conversation:file.too-large') }]);
  });

  it('never names a file after what the client called it', async () => {
    const client = await site.chat();
    for (const name of ['../../../etc/passwd', '..\\..\\x', 'a\u0000b.jpg', 'x'.repeat(5000), 'CON'])
      expect([name, (await client.postFile(jpeg, { name, type: 'image/jpeg' })).status]).toEqual([name, 202]);
    const kept = readdirSync(join(site.stage.world.dataDir, 'media'), { recursive: true }).map(String);
    for (const path of kept) expect(path).toMatch(/^[0-9a-f]{2}(\/[0-9a-f]{64})?$/);
    expect(readFileSync(placeOf(jpeg))).toEqual(Buffer.from(jpeg));
  });

  describe('the signed address', () => {
    let url: string;
    let id: string;
    beforeAll(async () => {
      const client = await site.chat();
      await client.postFile(wav, { type: 'audio/wav' });
      const file = (await historyOf(client.headers)).said[0]?.files[0];
      [url, id] = [`${site.url}${file?.url}`, file?.id ?? ''];
    });

    it('opens only with its own signature, for its own file, until its own time', async () => {
      expect((await fetch(url)).status).toBe(200);
      const other = new URL(`${site.url}${fileUrl(site.stage.world, 'another')}`);
      const forged = [
        url.replace(/sig=[^&]+/, 'sig='),
        url.replace(/sig=[^&]+/, `sig=${other.searchParams.get('sig')}`),
        url.replace(/sig=(.)/, (_, sign) => `sig=${sign === 'A' ? 'B' : 'A'}`),
        url.replace(/until=(\d+)/, (_, until) => `until=${Number(until) + 1}`),
        url.replace(/until=\d+/, 'until=Infinity'),
        url.replace(
          id,
          id.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')),
        ),
        url.split('?')[0] ?? '',
        `${site.url}/files/..%2f..%2fsecret?${url.split('?')[1]}`,
        `${site.url}/files/%00?${url.split('?')[1]}`,
      ];
      for (const one of forged) expect([one, (await fetch(one)).status]).toEqual([one, 404]);
    });

    it('is closed when its time is over', async () => {
      const until = Date.now() - 1000;
      const signature = site.stage.world.digest(`file ${id} ${until}`).slice(0, 27);
      expect((await fetch(`${site.url}/files/${id}?until=${until}&sig=${signature}`)).status).toBe(404);
      const soon = Date.now() + 60_000;
      const valid = site.stage.world.digest(`file ${id} ${soon}`).slice(0, 27);
      expect((await fetch(`${site.url}/files/${id}?until=${soon}&sig=${valid}`)).status).toBe(200);
    });

    it('gives the part that a player asks for', async () => {
      const part = async (range: string) => {
        const answer = await fetch(url, { headers: { range } });
        return [answer.status, answer.headers.get('content-range'), await bytesOf(answer)] as const;
      };
      expect(await part('bytes=0-1')).toEqual([206, `bytes 0-1/${wav.length}`, wav.slice(0, 2)]);
      expect(await part('bytes=44-')).toEqual([206, `bytes 44-${wav.length - 1}/${wav.length}`, wav.slice(44)]);
      expect(await part('bytes=-10')).toEqual([
        206,
        `bytes ${wav.length - 10}-${wav.length - 1}/${wav.length}`,
        wav.slice(-10),
      ]);
      expect(await part(`bytes=8000-999999`)).toEqual([
        206,
        `bytes 8000-${wav.length - 1}/${wav.length}`,
        wav.slice(8000),
      ]);
      expect(await part('bytes=999999-')).toEqual([416, `bytes */${wav.length}`, new Uint8Array()]);
      for (const nonsense of ['bytes=x', 'bytes=5-2', 'items=0-1', 'bytes=0-1,3-4', 'bytes=-'])
        expect((await part(nonsense))[0]).toSatisfy((status) => status === 200 || status === 416);
      const head = await fetch(url, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length')]).toEqual([200, String(wav.length)]);
    });

    it('says kindly that a file is gone from the disk', async () => {
      const client = await site.chat();
      const own = new Uint8Array([...jpeg, 1, 2, 3]);
      await client.postFile(own, { type: 'image/jpeg' });
      const file = (await historyOf(client.headers)).said[0]?.files[0];
      rmSync(placeOf(own));
      expect((await fetch(`${site.url}${file?.url}`)).status).toBe(404);
    });
  });

  function placeOf(bytes: Uint8Array): string {
    const hash = hashOf(bytes);
    return join(site.stage.world.dataDir, 'media', hash.slice(0, 2), hash);
  }
});
