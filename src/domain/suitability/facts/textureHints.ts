import type { LocalizedText } from '../../language.ts';

/**
 * Characteristics that may make a food hard to chew or swallow. IDDSI's framework (2019) says to avoid them at the
 * softer levels. Ingredients of the dictionary carry them as hints only: an almond in a list may be whole or ground.
 */
export const textureHintNames = {
  hard: { ko: '단단함', en: 'hard' },
  tough: { ko: '질김', en: 'tough' },
  crunchy: { ko: '바삭함', en: 'crunchy' },
  crumbly: { ko: '부스러짐', en: 'crumbly' },
  sticky: { ko: '끈적임', en: 'sticky' },
  fibrous: { ko: '섬유질', en: 'fibrous' },
  husk: { ko: '껍질', en: 'husks' },
  bone: { ko: '뼈', en: 'bones' },
  round: { ko: '둥근 모양', en: 'round pieces' },
} as const satisfies Record<string, LocalizedText>;

export type TextureHint = keyof typeof textureHintNames;
export const textureHints = Object.keys(textureHintNames) as readonly TextureHint[];

export function isTextureHint(text: string): text is TextureHint {
  return Object.hasOwn(textureHintNames, text);
}
