export function View() {
  return <h1>Home</h1>;
}
