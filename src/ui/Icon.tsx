/** Outlines on a field of 16 × 16; filled where a mark is a solid by custom. */
const icons = {
  play: (
    <path d="M4.5 2.8v10.4a.6.6 0 0 0 .9.5l8.2-5.2a.6.6 0 0 0 0-1L5.4 2.3a.6.6 0 0 0-.9.5Z" fill="currentColor" stroke="none" />
  ),
  pause: <path d="M4 2.5h2.6v11H4zM9.4 2.5H12v11H9.4z" fill="currentColor" stroke="none" />,
  step: (
    <path
      d="M3 3.3v9.4a.5.5 0 0 0 .8.4L10 8.5a.6.6 0 0 0 0-1L3.8 2.9a.5.5 0 0 0-.8.4ZM11.2 2.5h1.9v11h-1.9z"
      fill="currentColor"
      stroke="none"
    />
  ),
  stop: <path d="M3.5 3.5h9v9h-9z" fill="currentColor" stroke="none" />,
  reset: <path d="M3.2 6.2A5.2 5.2 0 1 1 2.8 8.6M3 2.6v3.8h3.8" />,
  seed: (
    <path d="M2 4.5h2.2c1 0 1.9.5 2.4 1.3l2.8 4.4c.5.8 1.4 1.3 2.4 1.3H14m-2.2-2.2 2.2 2.2-2.2 2.2M2 11.5h2.2c.8 0 1.5-.3 2-.8M9.8 5.3c.5-.5 1.2-.8 2-.8H14m-2.2-2.2L14 4.5l-2.2 2.2" />
  ),
  remove: <path d="m4 4 8 8m0-8-8 8" />,
  check: <path d="m3 8.5 3.3 3.3L13 4.8" />,
  chevron: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  add: <path d="M8 3v10M3 8h10" />,
  undo: <path d="M5.6 3 2.8 5.8l2.8 2.8M3 5.8h6.4a3.6 3.6 0 0 1 0 7.2H6.5" />,
  redo: <path d="m10.4 3 2.8 2.8-2.8 2.8M13 5.8H6.6a3.6 3.6 0 0 0 0 7.2h2.9" />,
  more: (
    <path
      d="M3.5 6.9a1.1 1.1 0 1 0 0 2.2 1.1 1.1 0 0 0 0-2.2ZM8 6.9a1.1 1.1 0 1 0 0 2.2 1.1 1.1 0 0 0 0-2.2ZM12.5 6.9a1.1 1.1 0 1 0 0 2.2 1.1 1.1 0 0 0 0-2.2Z"
      fill="currentColor"
      stroke="none"
    />
  ),
  grip: <path d="M3.5 5.5h9M3.5 8h9M3.5 10.5h9" />,
  link: (
    <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.9-.9" />
  ),
  less: <path d="M3 8h10" />,
  download: <path d="M8 2.5v7.6m-3-3 3 3 3-3M3 13.2h10" />,
  fit: <path d="M2.5 3v10M13.5 3v10M5 8h6M7 5.8 4.8 8 7 10.2M9 5.8 11.2 8 9 10.2" />,
  copy: <path d="M6 5.5h7.5v8H6zM3.5 10.5h-1v-8H10v1" />,
  pin: <path d="M5.2 2.5h5.6M6 2.5v4.2L4 9.3h8l-2-2.6V2.5M8 9.3v4.4" />,
} as const;

export type IconName = keyof typeof icons;

/** A mark beside or instead of words; silent to screen readers, so whatever holds it needs a name. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: "none" }}
    >
      {icons[name]}
    </svg>
  );
}
