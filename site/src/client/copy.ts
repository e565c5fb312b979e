/**
 * Copy buttons: `<button data-copy="id">` copies the text of the element with that id, exactly, and says so to eyes and to
 * screen readers. Without a clipboard (an insecure address) the text is selected instead. Buttons may come later.
 */
const said = document.createElement('p');
said.className = 'unseen';
said.setAttribute('role', 'status');
document.body.append(said);

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) button.hidden = false;

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-copy]') : null;
  const source = document.getElementById(button?.dataset['copy'] ?? '');
  if (button === null || source === null) return;
  button.dataset['label'] ??= button.textContent;
  const says = await copied(source) ? 'Copied' : 'Selected: press Ctrl+C';
  button.textContent = says;
  said.textContent = says;
  setTimeout(() => { button.textContent = button.dataset['label'] ?? ''; said.textContent = ''; }, 2000);
});

async function copied(source: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    return false;
  }
}
