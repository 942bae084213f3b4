import { useId, useState } from 'react';
import type { LocalizedText } from '../../../../domain/language.ts';
import { inNormalForm } from '../../../../domain/normalForm.ts';
import type { Option } from '../../../../domain/suitability/rules/forms/formFields.ts';

/** As many as fit below the input; more letters find the others. */
const maximumShown = 12;

/** A search in a list of names. Arrow keys, Enter and Escape work as in any list with a search (ARIA combobox). */
export function Picker({
  label,
  onPick,
  options,
  say,
}: {
  readonly label: string;
  readonly onPick: (value: string) => void;
  readonly options: readonly Option[];
  readonly say: (text: LocalizedText) => string;
}) {
  const id = useId();
  const [search, setSearch] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const words = lettersOf(search);
  const matches = options.filter(({ name }) => lettersOf(say(name)).includes(words));
  // A name that begins with the letters comes before one that has them somewhere, or above it in the tree.
  const begins = ({ name }: Option) => lettersOf(say(name).split(' › ').at(-1) ?? '').startsWith(words);
  const found = [...matches.filter(begins), ...matches.filter((option) => !begins(option))];
  const shown = found.slice(0, maximumShown);
  const isShown = isOpen && shown.length > 0;
  const pick = (option: Option | undefined): void => {
    if (option === undefined) return;
    onPick(option.value);
    setSearch('');
    setActive(0);
    setOpen(false);
  };
  return (
    <span className="dc-picker">
      <input
        aria-activedescendant={isShown ? `${id}-${String(active)}` : undefined}
        aria-autocomplete="list"
        aria-controls={isShown ? id : undefined}
        aria-expanded={isShown}
        aria-label={label}
        autoComplete="off"
        onBlur={() => {
          setOpen(false);
        }}
        onChange={(event) => {
          setSearch(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => {
          setOpen(true);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            setOpen(true);
            setActive((at) => (at + step + shown.length) % Math.max(1, shown.length));
          }
          if (event.key === 'Enter') {
            event.preventDefault();
            if (isShown) pick(shown[active]);
          }
          if (event.key === 'Escape') setOpen(false);
        }}
        placeholder={say(placeholder)}
        role="combobox"
        type="text"
        value={search}
      />
      {isShown ? (
        <ul aria-label={label} id={id} role="listbox">
          {shown.map((option, at) => (
            <li
              aria-selected={at === active}
              id={`${id}-${String(at)}`}
              key={option.value}
              // The input keeps the focus, so that the list is still there when the button of the mouse comes up.
              onMouseDown={(event) => {
                event.preventDefault();
                pick(option);
              }}
              role="option"
            >
              {say(option.name)}
            </li>
          ))}
          {found.length > shown.length ? (
            <li aria-disabled="true" aria-selected="false" role="option">
              {`… ${String(found.length - shown.length)}`}
            </li>
          ) : null}
        </ul>
      ) : null}
    </span>
  );
}

function lettersOf(text: string): string {
  return inNormalForm(text, 'NFC').toLowerCase().replaceAll(/\s/g, '');
}

const placeholder: LocalizedText = { ko: '찾아서 추가…', en: 'Search to add…' };
