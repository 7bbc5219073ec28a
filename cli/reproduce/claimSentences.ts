import type { ClaimId, MeasureName } from "../../src/articles/claims";

/** What an article says, and why it does or does not hold. */
export interface ClaimSentences {
  readonly says: string;
  readonly why: string;
}

/** What a printed figure is called in a table. */
export const measureNames: Readonly<Record<MeasureName, string>> = {
  trainLoss: "training loss",
  trainAccuracy: "training accuracy",
  validationLoss: "validation loss",
  validationAccuracy: "validation accuracy",
  testAccuracy: "test accuracy",
  trainingSetAccuracy: "accuracy on the training images",
};

/** Of every claim that is no figure of an experiment, and of the figures that part from others of their kind. */
export const claimSentences: Readonly<Partial<Record<ClaimId, ClaimSentences>>> = {
  batch128ValidationColumns: {
    says: "The first program's log has validation columns.",
    why: "The call is given no validation data, so it cannot print them. Their figures are compared with the test images here.",
  },
  batch32ImageShape: {
    says: "The second program trains on MNIST as it is loaded.",
    why: "The images stay 28 × 28; the network expects 784 values in a row.",
  },
  batch32LabelShape: {
    says: "The second program's loss takes the labels as they are loaded.",
    why: "The labels stay whole numbers; categorical cross-entropy expects one-hot rows.",
  },
  article0CrossEntropyTerms: {
    says: "Cross-entropy by hand, by the formula with both terms.",
    why: "The (1 − y) terms of the formula are left out of the sum.",
  },
  article0CrossEntropySum: {
    says: "Cross-entropy by hand, with the terms that are kept.",
    why: "Even −ln 0.2 − ln 0.3, all that is left, is another number.",
  },
  article0DescentStep1: {
    says: "Gradient descent on y = w·x + b, first step.",
    why: "Loss, w and b are as printed.",
  },
  article0DescentStep2Gradient: {
    says: "Second step: prediction, loss and gradients.",
    why: "All four are as printed.",
  },
  article0DescentStep2Update: {
    says: "Second step: the new w and b.",
    why: "The update does not start from w = 1.2 and b = 0.2, where the first step ended.",
  },
  article1MeasuresTrainingImages: {
    says: "The program prints the network's accuracy.",
    why: "It measures the loader that it trained with. What a network does with new images, the test images tell.",
  },
  article1AdamBias: {
    says: "Adam without bias correction.",
    why: "m and v start at 0, so that the first steps come out too long: length of the first, for a gradient of 1.",
  },
  article1AdamSquare: {
    says: "Adam's v is a mean of ∇².",
    why: "The gradient squared is meant; ∇² is the second derivative. Shown for ½(y − θx)² at x = 1, y = 3, θ = 1.",
  },
  article1GradientSign: {
    says: "The gradient of ½Σ(y − θᵀx)² is Σ(y − θᵀx)x.",
    why: "The minus sign of the inner derivative is missing. Shown at x = 1, y = 3, θ = 1.",
  },
  article2InputNeurons: {
    says: "The input layer of the 2-2-1 network has one neuron.",
    why: "Its formulas use two inputs, the two coordinates of a point.",
  },
  article3ImageShape: {
    says: "The program trains on MNIST as it is loaded.",
    why: "The images stay 28 × 28; the network expects 784 values in a row.",
  },
  article4CrossEntropy: {
    says: "Cross-entropy of labels [0, 1] and probabilities [0.9, 0.1].",
    why: "½ · ln 10 by its own formula, a mean over the two labels.",
  },
  article4CrossEntropySoftmax: {
    says: "The same formula as the loss of a softmax with two classes.",
    why: "The two probabilities are one sample, whose loss is ln 10; the mean halves it.",
  },
  article4Relu: {
    says: "ReLU of [1, 2, −3] is [1, 2, 0].",
    why: "All three are as printed.",
  },
  article4DescentTable: {
    says: "A table: stochastic descent converges fast, mini-batch descent slowly.",
    why: "The sentence after the table says the reverse; both cannot hold.",
  },
};
