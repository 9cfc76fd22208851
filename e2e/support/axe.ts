import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'

/** What axe finds wrong on the page as it is now, by rule and first element. */
export async function faultsOf(page: Page): Promise<string[]> {
  // No page has frames: without the search for them, and without a report of what is right, it takes a quarter of the time.
  // Targets of 24 px are WCAG 2.2, which axe leaves out unless it is asked.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
