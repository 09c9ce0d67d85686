"""What a learner does: answer, be graded, come back when due."""
