import { ciqual } from './ciqual.ts';
import { diningcoach } from './diningcoach.ts';
import { mfds } from './mfds.ts';
import { openfoodfacts } from './openfoodfacts.ts';
import { usda } from './usda.ts';
import type { CsvPreset } from '../rows/preset.ts';

/** The presets by name, for the option `--preset`. */
export const presets = { mfds, diningcoach, usda, ciqual, openfoodfacts } as const satisfies Record<
  string,
  CsvPreset
>;

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets).filter(isPresetName);

export function isPresetName(name: string): name is PresetName {
  return Object.hasOwn(presets, name);
}
