/** A number that carries its unit in the type. Construct with the function of the same name. */
type Unit<Name extends string> = number & { readonly unit: Name };

/** US dollars. */
export type Usd = Unit<'USD'>;
/** A length of time in milliseconds. */
export type Millis = Unit<'ms'>;
/** Bytes, 1024-based where it is scaled. */
export type Bytes = Unit<'B'>;
/** A share: 0 is none, 1 is all. */
export type Ratio = Unit<'1'>;

export const usd = (value: number): Usd => value as Usd;
export const millis = (value: number): Millis => value as Millis;
export const bytes = (value: number): Bytes => value as Bytes;
export const ratio = (value: number): Ratio => value as Ratio;

/** Hours in the month that prices are quoted for. */
export const HOURS_PER_MONTH = 730;
