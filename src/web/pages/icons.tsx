/** The signs beside the words. All are ornament to a screen reader: the word says it. */

const shapes = {
  ok: <path d="m4 12.5 5 5L20 6.5" />,
  told: <path d="m2 13 4.5 4.5L15 8M11 16l1.5 1.5L22 7" />,
  due: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3 2" />
    </>
  ),
  late: (
    <>
      <path d="M12 3 2.5 20h19z" />
      <path d="M12 10v4M12 17.2v.1" />
    </>
  ),
  wait: <circle cx="12" cy="12" r="8" stroke-dasharray="3.2 3" />,
  now: <path d="M5 12h14M13 6l6 6-6 6" />,
  pause: <path d="M8 5v14M16 5v14" />,
  copy: (
    <>
      <rect x="8" y="8" width="12" height="12" rx="2" />
      <path d="M16 8V4H4v12h4" />
    </>
  ),
  photo: (
    <>
      <path d="M3 8h4l2-3h6l2 3h4v11H3z" />
      <circle cx="12" cy="13" r="3.5" />
    </>
  ),
  voice: (
    <>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5 11a7 7 0 0 0 14 0M12 18v3" />
    </>
  ),
  forward: <path d="M4 5v14l8-7zM13 5v14l8-7z" fill="currentColor" />,
  play: <path d="M8 5v14l11-7z" fill="currentColor" />,
  pauseVoice: <path d="M9 6v12M15 6v12" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  file: <path d="M6 3h8l5 5v13H6zM14 3v5h5" />,
  again: (
    <>
      <path d="M4 4v6h6" />
      <path d="M4.5 10A8 8 0 1 1 5 15.5" />
    </>
  ),
} as const;

export type IconName = keyof typeof shapes;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
    {shapes[name]}
  </svg>
);

/** The signs that scripts take copies of, so that each is drawn in one place. */
export const IconTemplates = ({ names }: { names: readonly IconName[] }) => (
  <template id="icons">
    {names.map((name) => (
      <span data-icon={name}>
        <Icon name={name} />
      </span>
    ))}
  </template>
);

/** Two voices that answer each other. */
export const Mark = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true" fill="currentColor">
    <path d="M14.7 4.1A12 12 0 0 0 6.3 23L4 29.2l6.9-2.2a12 12 0 0 0 3.8.9z" />
    <path opacity=".55" d="M17.3 27.9A12 12 0 0 0 25.7 9L28 2.8l-6.9 2.2a12 12 0 0 0-3.8-.9z" />
  </svg>
);

/** 办结: the round stamp of a closed matter, the one ornament that the seal's colour has. */
export const Stamp = ({ word }: { word: string }) => (
  <svg class="stamp" viewBox="0 0 100 100" role="img" aria-label={word}>
    <circle cx="50" cy="50" r="45" fill="none" stroke="currentColor" stroke-width="4" />
    <circle cx="50" cy="50" r="38" fill="none" stroke="currentColor" stroke-width="1.5" />
    <text
      x="50"
      y={[...word].length > 3 ? 57 : 60}
      text-anchor="middle"
      font-weight="600"
      fill="currentColor"
      font-size={[...word].length > 3 ? 18 : 28}
    >
      {word}
    </text>
  </svg>
);
