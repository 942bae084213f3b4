/** A rich text of one paragraph. */
export function richText(text: string): object {
  const block = { version: 1, format: '', indent: 0, direction: null };
  const words = { type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' };
  return {
    root: {
      ...block,
      type: 'root',
      children: [{ ...block, type: 'paragraph', textFormat: 0, children: [words] }],
    },
  };
}
