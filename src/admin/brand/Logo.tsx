/** The logo on the login page, in the colour of the theme. */
export function Logo() {
  return (
    <svg aria-label="DiningCoach" height="48" role="img" viewBox="0 0 260 48">
      <Bowl />
      <text
        dominantBaseline="middle"
        fill="currentColor"
        fontSize="30"
        fontWeight="600"
        lengthAdjust="spacingAndGlyphs"
        textLength="196"
        x="58"
        y="25"
      >
        DiningCoach
      </text>
    </svg>
  );
}

/** The small logo at the top of every page. */
export function Icon() {
  return (
    <svg aria-label="DiningCoach" height="24" role="img" viewBox="0 0 48 48" width="24">
      <Bowl />
    </svg>
  );
}

/** A bowl of rice, with the tick of a verdict. */
function Bowl() {
  return (
    <g fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round" strokeWidth="3.5">
      <path d="M5 23h38c0 10-7 18-15 19h-8C12 41 5 33 5 23z" />
      <path d="M10 22c2-8 8-13 14-13s12 5 14 13" />
      <path d="M17 31l5 5 9-10" />
    </g>
  );
}
