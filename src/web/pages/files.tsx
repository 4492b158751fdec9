/** Photos to see, voices to hear as they were recorded, and the rest to fetch. */

import type { Say } from '../../text/say.ts';
import type { FileView } from '../view-types.ts';

export const Files = ({ files, say }: { files: readonly FileView[] | undefined; say: Say }) =>
  files && files.length > 0 ? (
    <div class="files">
      {files.map((file) => (
        <File file={file} say={say} />
      ))}
    </div>
  ) : null;

const File = ({ file, say }: { file: FileView; say: Say }) => {
  const label = fileWords(file, say);
  switch (file.kind) {
    case 'photo':
      return (
        <a class="thumb" href={file.url}>
          <img src={file.url} alt={say('web:file.photo')} loading="lazy" />
        </a>
      );
    case 'voice':
      return (
        <div>
          {/* biome-ignore lint/a11y/useMediaCaption: nobody captions what they say; its text stands below. */}
          <audio controls preload="none" src={file.url} aria-label={label}></audio>
          {file.transcript ? (
            <p class="muted">
              {say('web:file.transcript')}
              {file.transcript}
            </p>
          ) : null}
        </div>
      );
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: people's own videos come without captions.
      return <video controls preload="none" src={file.url} aria-label={label}></video>;
    case 'document':
      return (
        <a class="link" href={file.url} download>
          {label}
        </a>
      );
  }
};

const fileWords = (file: FileView, say: Say): string =>
  file.seconds === null
    ? say(`web:file.${file.kind}`)
    : say('web:file.seconds', { kind: say(`web:file.${file.kind}`), seconds: Math.round(file.seconds) });
