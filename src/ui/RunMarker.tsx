import { markerField, markerPath, runColor } from "./markerPath";

/** A run's marker, `size` pixels wide and high, for use beside the run's name; silent to screen readers, who get the name. */
export function RunMarker({ colorIndex, size = 12 }: { readonly colorIndex: number; readonly size?: number }) {
  const half = markerField / 2;
  return (
    <svg
      width={size}
      height={size}
      viewBox={`${-half} ${-half} ${markerField} ${markerField}`}
      aria-hidden="true"
      style={{ flex: "none", fill: runColor(colorIndex) }}
    >
      <path d={markerPath(colorIndex)} />
    </svg>
  );
}
