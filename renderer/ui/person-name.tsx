/** A student's name. Every name on the screen goes through here, so that hiding names hides all. */
export function PersonName({ children }: { children: string }) {
  return (
    <span className="person-name" dir="auto">
      {children}
    </span>
  );
}
