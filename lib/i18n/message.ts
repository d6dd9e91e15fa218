// The shape of a text: which parameters its placeholders ask for. Everything is read from the English text.

/** A language the product speaks. */
export type Language = 'kk' | 'ru' | 'en';

/** The languages in the order in which they are offered. */
export const languages = ['kk', 'ru', 'en'] as const satisfies readonly Language[];

/** Each language's name in that language. */
export const languageNames = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const satisfies Record<
  Language,
  string
>;

/** Names of the plain placeholders of a text: `{host}`. A plural's branches begin with `#`, which is how they are told apart. */
export type Plain<Text extends string> = Text extends `${string}{${infer Head}}${infer Rest}`
  ? (Head extends `${string}, plural, ${string}` | `#${string}` ? never : Head) | Plain<Rest>
  : never;

/** Names of the counted placeholders of a text: `{count, plural, …}`. */
export type Counted<Text extends string> = Text extends `${string}{${infer Name}, plural, ${infer Rest}`
  ? LastOpened<Name> | Counted<Rest>
  : never;

type LastOpened<Text extends string> = Text extends `${string}{${infer Rest}` ? LastOpened<Rest> : Text;

/** What a text's placeholders must be given. */
export type Parameters<Text extends string> = { [K in Plain<Text>]: string | number } & {
  [K in Counted<Text>]: number;
};

/** The arguments after the key: none for a text without placeholders. */
export type Arguments<Text extends string> = [Plain<Text> | Counted<Text>] extends [never] ? [] : [Parameters<Text>];

/** The same keys in another language; a missing or a surplus one is a type error. */
export type Translated<English> = { readonly [K in keyof English]: string };
