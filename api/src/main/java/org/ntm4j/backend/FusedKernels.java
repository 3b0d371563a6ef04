package org.ntm4j.backend;

import java.util.Optional;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/**
 * The coarse kernels of the hot path, forward and backward. {@link ComposedKernels} has each of them
 * from primitives; a backend that has a faster one overrides it, which changes speed and nothing
 * else.
 *
 * <p>All views are dense unless a parameter says otherwise, and none overlaps another unless said.
 * {@code d…} is the gradient with respect to …. Backward kernels <b>add</b> to the gradients that
 * they produce and read those that they are given. The general rules of {@link TensorBackend} hold.
 *
 * <p>Symbols: B batch, T steps, X inputs, Y outputs, H hidden units, N memory locations, M memory
 * width, R/W read/write heads, P the width of a {@link HeadLayout}, S shifts. The memory is laid out
 * {@code [B, M, N]}: locations are innermost, so that an operation over locations is contiguous.
 */
public interface FusedKernels {
    /** Added to squared norms under the root in cosine similarity (equation 6), key and rows alike. */
    double NORM_EPSILON = 1e-4;

    /** Added to a weighting before its logarithm in sharpening (equation 9). */
    double SHARPENING_EPSILON = 1e-16;

    /**
     * {@code y = x·w + bias}.
     *
     * @param x {@code [B, I]}
     * @param w {@code [I, O]}
     * @param bias {@code [O]}
     * @param y {@code [B, O]}, overwritten
     */
    void linear(View x, View w, View bias, View y);

    /**
     * {@code dx += dy·wᵀ}.
     *
     * @param dx {@code [B, I]}, added to
     */
    void linearBackwardInput(View dy, View w, View dx);

    /**
     * {@code dw += xᵀ·dy} and {@code dbias += Σ_rows dy}; called once an episode with the rows of all
     * time steps.
     *
     * @param x {@code [T·B, I]}
     * @param dy {@code [T·B, O]}
     * @param dw {@code [I, O]}, added to
     * @param dbias {@code [O]}, added to
     */
    void linearBackwardWeights(View x, View dy, View dw, View dbias);

    /**
     * {@code y = activation(x)}, any equal shapes.
     *
     * @param y overwritten; may be {@code x}
     */
    void activate(Activation activation, View x, View y);

    /**
     * {@code dx += dy · activation'}, the derivative taken from the value {@code y}.
     *
     * @param dx added to
     */
    void activateBackward(Activation activation, View y, View dy, View dx);

    /**
     * Softmax of each row, the maximum subtracted.
     *
     * @param x {@code [rows, n]}
     * @param y {@code [rows, n]}, overwritten
     */
    void softmax(View x, View y);

    /**
     * {@code dx += y · (dy − Σ y·dy)} in each row.
     *
     * @param dx added to
     */
    void softmaxBackward(View y, View dy, View dx);

    /**
     * The controller's raw emission through the functions of {@link HeadLayout}.
     *
     * @param raw {@code [B, P]}
     * @param heads {@code [B, P]}, overwritten
     */
    void headActivations(HeadLayout layout, View raw, View heads);

    /**
     * The backward pass of {@link #headActivations}, the derivatives taken from the values.
     *
     * @param heads the values, {@code [B, P]}
     * @param dHeads {@code [B, P]}
     * @param dRaw {@code [B, P]}, added to
     */
    void headActivationsBackward(HeadLayout layout, View heads, View dHeads, View dRaw);

    /**
     * {@code norms(b,i) = √(Σ_m memory(b,m,i)² + NORM_EPSILON)}.
     *
     * @param memory {@code [B, M, N]}
     * @param norms {@code [B, N]}, overwritten
     */
    void rowNorms(View memory, View norms);

    /**
     * Addressing of all heads of a group, equations 5 to 9: cosine similarity with the smoothed norms
     * {@code K = k·M(i) / (√(‖k‖²+ε)·norms(i))}; content weighting {@code softmax(β·K)};
     * interpolation with the previous weighting; circular convolution {@code w̃(i) = Σ_k s(k)·w^g((i −
     * offset(k)) mod N)}; sharpening {@code softmax(γ·ln(w̃ + SHARPENING_EPSILON))}.
     *
     * @param memory {@code [B, M, N]}
     * @param norms of that memory, {@code [B, N]}
     * @param heads activated, {@code [B, P]}
     * @param previous weightings of the step before, {@code [B, heads of the group, N]}
     * @param weighting {@code [B, heads of the group, N]}, overwritten
     * @param planes {@code [B, heads of the group, AddressingPlanes.COUNT, N]}, overwritten
     */
    void address(
            HeadLayout layout,
            HeadGroup group,
            View memory,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes);

    /**
     * The backward pass of {@link #address}. The norms are a function of the memory here: their
     * gradient goes into {@code dMemory}.
     *
     * @param dWeighting {@code [B, heads of the group, N]}
     * @param dMemory {@code [B, M, N]}, added to
     * @param dHeads {@code [B, P]}, added to at the group's keys, strengths, gates, shifts, sharpenings
     * @param dPrevious {@code [B, heads of the group, N]}, added to
     */
    void addressBackward(
            HeadLayout layout,
            HeadGroup group,
            View memory,
            View norms,
            View heads,
            View previous,
            View weighting,
            View planes,
            View dWeighting,
            View dMemory,
            View dHeads,
            View dPrevious);

    /**
     * {@code reads(b,r,m) = Σ_i weighting(b,r,i)·memory(b,m,i)} (equation 2).
     *
     * @param memory {@code [B, M, N]}
     * @param weighting {@code [B, R, N]}
     * @param reads {@code [B, R, M]}, overwritten
     */
    void read(View memory, View weighting, View reads);

    /**
     * The backward pass of {@link #read}.
     *
     * @param dReads {@code [B, R, M]}
     * @param dMemory {@code [B, M, N]}, added to
     * @param dWeighting {@code [B, R, N]}, added to
     */
    void readBackward(View memory, View weighting, View dReads, View dMemory, View dWeighting);

    /**
     * Erase, then add, by all write heads (equations 3 and 4): {@code after(m,i) = before(m,i)·Π_j (1 −
     * w_j(i)·e_j(m)) + Σ_j w_j(i)·a_j(m)}; and the row norms of the result.
     *
     * @param before {@code [B, M, N]}
     * @param weighting {@code [B, W, N]}
     * @param heads activated, {@code [B, P]}: erase and add vectors are read
     * @param after {@code [B, M, N]}, overwritten; may be {@code before}
     * @param norms {@code [B, N]}, overwritten as by {@link #rowNorms}
     */
    void write(HeadLayout layout, View before, View weighting, View heads, View after, View norms);

    /**
     * The backward pass of {@link #write}; {@code norms} carry no gradient (see {@link
     * #addressBackward}).
     *
     * @param dMemory {@code [B, M, N]}, modified in place: on entry the gradient with respect to {@code
     *     after}, on exit with respect to {@code before}
     * @param dWeighting {@code [B, W, N]}, added to
     * @param dHeads {@code [B, P]}, added to at the erase and add vectors
     */
    void writeBackward(
            HeadLayout layout,
            View before,
            View weighting,
            View heads,
            View dMemory,
            View dWeighting,
            View dHeads);

    /**
     * LSTM cell without peepholes: {@code c = σ(f)·cPrevious + σ(i)·tanh(g)}, {@code h = σ(o)·tanh(c)}.
     *
     * @param gates {@code [B, 4H]} in the order i, f, g, o; modified: pre-activations on entry, their
     *     activated values on exit
     * @param cPrevious {@code [B, H]}
     * @param c {@code [B, H]}, overwritten
     * @param h {@code [B, H]}, overwritten
     */
    void lstmCell(View gates, View cPrevious, View c, View h);

    /**
     * The backward pass of {@link #lstmCell}.
     *
     * @param gates activated values, as {@link #lstmCell} left them
     * @param c the new cell state
     * @param dc {@code [B, H]}, gradient of {@code c} but for the part that comes through {@code h}
     * @param dh {@code [B, H]}
     * @param dGates {@code [B, 4H]}, with respect to the pre-activations, added to
     * @param dcPrevious {@code [B, H]}, added to
     */
    void lstmCellBackward(
            View gates, View cPrevious, View c, View dc, View dh, View dGates, View dcPrevious);

    /**
     * Masked cross-entropy from logits, per sequence: column 0 is {@code Σ_t mask(t,b)·Σ_y
     * (softplus(z) − target·z)} in nats; column 1 the number of wrong bits {@code (z > 0) ≠ (target >
     * ½)} where the mask is not 0. A NaN logit makes column 0 NaN and counts as wrong.
     *
     * @param logits {@code [T, B, Y]}
     * @param targets {@code [T, B, Y]}, in [0, 1]
     * @param mask {@code [T, B]}
     * @param perSequence {@code [B, 2]}, overwritten
     */
    void crossEntropy(View logits, View targets, View mask, View perSequence);

    /**
     * {@code dLogits += scale · mask · (σ(logits) − targets)}.
     *
     * @param dLogits {@code [T, B, Y]}, added to
     */
    void crossEntropyBackward(View logits, View targets, View mask, double scale, View dLogits);

    /**
     * Clips to a Euclidean norm: {@code x ← x·limit/‖x‖} if {@code ‖x‖ > limit}; otherwise x stays as it
     * is, bit by bit. A NaN in x makes all of x NaN.
     *
     * @param x any shape, modified
     * @param limit above 0
     * @param norm one element, overwritten: ‖x‖ as it was
     */
    void clipNorm(View x, double limit, View norm);

    /**
     * One step of the centred RMSProp with momentum of Graves (2013), over all parameters at once, with
     * ε the gradient clipped to ±{@code clip}: {@code n ← decay·n + (1−decay)·ε²}; {@code g ← decay·g +
     * (1−decay)·ε}; {@code Δ ← momentum·Δ − learningRate·ε/√(max(n − g², 0) + epsilon)}; {@code w ← w +
     * Δ}. A NaN gradient makes its parameter NaN.
     *
     * @param parameters modified
     * @param gradients read
     * @param meanSquare n, modified
     * @param mean g, modified
     * @param delta Δ, modified
     */
    void rmsPropStep(
            View parameters,
            View gradients,
            View meanSquare,
            View mean,
            View delta,
            double learningRate,
            double decay,
            double momentum,
            double epsilon,
            double clip);

    /**
     * One step of Adam (Kingma and Ba, 2015), over all parameters at once, with ε the gradient clipped
     * to ±{@code clip}: {@code m ← beta1·m + (1−beta1)·ε}; {@code v ← beta2·v + (1−beta2)·ε²}; {@code w
     * ← w − learningRate·(m·correction1)/(√(v·correction2) + epsilon)}. A NaN gradient makes its
     * parameter NaN.
     *
     * @param correction1 {@code 1 / (1 − beta1^step)}
     * @param correction2 {@code 1 / (1 − beta2^step)}
     */
    void adamStep(
            View parameters,
            View gradients,
            View firstMoment,
            View secondMoment,
            double learningRate,
            double beta1,
            double beta2,
            double correction1,
            double correction2,
            double epsilon,
            double clip);

    /**
     * Kernels that compute a whole episode at once, if this backend has them for that plan and finds them
     * faster. The answer depends on the plan, the backend's options and the hardware alone, so that a run can
     * be repeated.
     */
    default Optional<EpisodeKernels> episodes(EpisodePlan plan) {
        return Optional.empty();
    }
}
