/**
 * The rules of safety: which answers hold a walk back and for how long, what raises an alert, and
 * what is drafted as an adverse event. Plain Java without a clock.
 *
 * <p>After the contraindications of the American Thoracic Society 2002, Am J Respir Crit Care Med
 * 166:111-117, doi:10.1164/ajrccm.166.1.at1102, and the technical standard of Holland 2014, Eur
 * Respir J 44:1428-1446, doi:10.1183/09031936.00150314. The rules for walks at home without a
 * clinician beside them are this project's own and stricter.
 */
package io.sixwalk.safety.rules;
