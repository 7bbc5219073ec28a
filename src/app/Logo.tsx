/** Three coupled carriages on a rail; the words beside it name it. */
export function Logo() {
  return (
    <svg width={28} height={20} viewBox="0 0 28 20" fill="none" stroke="currentColor" strokeWidth={1.5} aria-hidden="true">
      <path d="M1 18.5h26M11.5 12.5h3M20 12.5h2.5" />
      <path d="M1.75 2.75h9.5v12h-9.5z" />
      <path d="M14.75 6.75h5v8h-5z" fill="currentColor" fillOpacity={0.32} />
      <path d="M23 9.75h2.5v5H23z" fill="currentColor" />
    </svg>
  );
}
