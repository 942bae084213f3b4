import { nutrientNames } from '../src/domain/foods/nutrients.ts';
import { formatColumns, qualityColumn } from '../src/domain/imports/presets/diningcoach.ts';
import type { DocsTable } from './docsTable.ts';

const nutrients = [
  `\`${nutrientNames[0] ?? ''}\` … \`${nutrientNames.at(-1) ?? ''}\``,
  `the ${nutrientNames.length} nutrients in the units of \`src/domain/foods/nutrients.ts\`; \`Tr\` is a trace, \`< 0.5\` at most 0.5, a glued unit (\`1160 kJ\`) is converted`,
];

/** The table of columns of our CSV format in catalogue/README.md. */
export const catalogueDocs: DocsTable = {
  file: 'catalogue/README.md',
  marks: ['<!-- columns: generated from src/domain/foods/fields.ts -->', '<!-- end of columns -->'],
  columns: ['column', 'what'],
  rows: [
    ...formatColumns.map(({ column, isNeeded, about }) => [`\`${column}\`${isNeeded ? ' \\*' : ''}`, about]),
    [
      `\`${qualityColumn}\``,
      'what is known of the origin of figures: `unreadable-value: sodium; joined-by-line`; a figure that is named here counts as missing',
    ],
    nutrients,
  ],
};
