/**
 * Policies for the products that a page does not carry. Nothing is loaded before a reader opens them; then what a policy is made
 * from is fetched, and the same code as the command line's makes it here.
 */
for (const others of document.querySelectorAll<HTMLDetailsElement>('details[data-request]')) {
  others.addEventListener('toggle', () => { if (others.open) void offer(others); });
}

async function offer(others: HTMLDetailsElement): Promise<void> {
  const list = others.querySelector('ul');
  if (list === null || others.getAttribute('aria-busy') === 'true') return;
  others.setAttribute('aria-busy', 'true');
  others.querySelector('[role="alert"]')?.remove();
  try {
    const [{ makePolicies }, { request }, { products }] = await Promise.all([
      import('./make-policies.ts'), read(others.dataset['request'] ?? ''), read(others.dataset['products'] ?? ''),
    ]);
    makePolicies(list, request, products);
  } catch {
    const trouble = document.createElement('p');
    trouble.setAttribute('role', 'alert');
    trouble.textContent = 'The policies could not be made here. Open this again, or use the commands.';
    others.append(trouble);
  } finally {
    others.removeAttribute('aria-busy');
  }
}

async function read(address: string) {
  const response = await fetch(new URL(address, document.baseURI));
  if (!response.ok) throw new Error(`${response.status}: ${address}`);
  return response.json();
}
