import type { Language } from "./language";

/** Numbers as people read them in one language; every unit stands behind a narrow no-break space. */
export interface NumberFormat {
  /** 60000 → "60,000". */
  count(value: number): string;
  /** A number with a fixed number of decimals and a real minus sign. */
  decimal(value: number, digits: number): string;
  /** A share in 0..1: 0.976 → "97.6 %". */
  percent(share: number, digits?: number): string;
  /** A short time: 2.14 → "2.1 ms", 36.7 → "37 ms". */
  milliseconds(value: number): string;
  /** Bytes as megabytes: 9912422 → "9.9 MB"; a megabyte has a million bytes. */
  megabytes(bytes: number): string;
  /** Running time as a clock: 75 → "1:15", 3675 → "1:01:15". */
  clock(seconds: number): string;
  /** A rough length of time: 12 → "12 s", 130 → "2 min", 5400 → "1.5 h"; in Chinese "12 秒", "2 分钟", "1.5 小时". */
  duration(seconds: number): string;
}

/** Narrow no-break space (U+202F), between a number and its unit. */
export const thinSpace = "\u202f";

const timeUnits = {
  en: { seconds: "s", minutes: "min", hours: "h" },
  zh: { seconds: "秒", minutes: "分钟", hours: "小时" },
} satisfies Record<Language, unknown>;

/** Number formats of a language. */
export function makeNumberFormat(locale: Language): NumberFormat {
  const { seconds: second, minutes: minute, hours: hour } = timeUnits[locale];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const withDigits = new Map<number, Intl.NumberFormat>();
  const decimal = (value: number, digits: number) => {
    let format = withDigits.get(digits);
    if (!format) {
      format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      withDigits.set(digits, format);
    }
    return realMinus(format.format(value));
  };
  const unit = (text: string, name: string) => `${text}${thinSpace}${name}`;
  return {
    count: (value) => realMinus(whole.format(value)),
    decimal,
    percent: (share, digits = 1) => unit(decimal(share * 100, digits), "%"),
    milliseconds: (value) => unit(value < 10 ? decimal(value, 1) : whole.format(value), "ms"),
    megabytes: (bytes) => unit(decimal(bytes / 1e6, 1), "MB"),
    clock,
    duration(seconds) {
      if (seconds < 59.5) return unit(whole.format(Math.max(1, seconds)), second);
      if (seconds < 3570) return unit(whole.format(seconds / 60), minute);
      return unit(decimal(seconds / 3600, 1), hour);
    },
  };
}

function clock(seconds: number): string {
  const whole = Math.floor(Math.max(0, seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

function realMinus(text: string): string {
  return text.replace("-", "\u2212");
}
