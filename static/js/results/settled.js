// A result of which equals were put in an order, by lot or by the facilitator: that order decides which of them go on. Pure.

/**
 * The round with its options in the order in which they go on; `settled` in the result says how the equals on the line between what
 * goes on and what does not were told apart; none of them is on the line any more. As it is where nothing was settled.
 * @param {any} round
 */
export function settled(round) {
  const { result, ties } = round ?? {};
  const orders = (ties ?? []).filter(({ flavour }) => flavour === "options");
  if (!result?.tiers || !orders.length) return round;
  const { line } = result.solid ?? {};
  let above = 0;
  let how = null;
  const tiers = result.tiers.flatMap((tier) => {
    const tie = tier.length > 1 && orders.find(({ order }) => tier.every((id) => order.includes(id)));
    if (tie && above < line && line < above + tier.length) how = tie.how;
    above += tier.length;
    return tie ? tie.order.filter((id) => tier.includes(id)).map((id) => [id]) : [tier];
  });
  const place = new Map(tiers.flat().map((id, at) => [id, at]));
  const options = [...result.options].sort((one, other) => (place.get(one.id) ?? Infinity) - (place.get(other.id) ?? Infinity));
  const fate = (option) => (how && option.goesOn === "tied" ? { ...option, goesOn: place.get(option.id) < line ? "in" : "out" } : option);
  const going = how && result.going ? { going: { sure: line, level: 0 } } : {};
  return { ...round, result: { ...result, ...going, tiers, options: options.map(fate), settled: how } };
}
